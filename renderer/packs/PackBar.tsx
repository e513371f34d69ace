import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import { useRead } from '../app/reading.ts'
import { addressOf } from '../app/routing.ts'
import { type Sheet, useSheet } from '../scorecards/scoring.ts'
import { useWork } from '../scorecards/work.ts'
import { Pill } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './PackBar.module.css'

/** Over every screen of a pack: whose it is, what is asked of its reader, and what is left to do. */
export function PackBar() {
  const { translate, moment } = useWords()
  const { data: cover } = useRead('pack.cover', {})
  const { data: tenders = [] } = useRead('tender.list', {})
  if (!cover) return null
  const { for: reader, title, madeAt, asked, brings } = cover
  const lots = tenders.flatMap((tender) => tender.lots.map((lot) => ({ tender, lot })))
  const may = { scores: String(brings.includes('scores')), evidence: String(brings.includes('evidence')) }
  return (
    <section className={styles.bar} aria-label={translate('inPack.label')}>
      <p className={styles.line}>
        <Pill>{translate('inPack.isFor', { name: reader.name })}</Pill>
        <span>{translate('inPack.madeFrom', { title, at: moment(madeAt) })}</span>
        <span>{translate('inPack.brings', may)}</span>
        {brings.includes('scores') &&
          lots.map(({ tender, lot }) => <Left key={lot.id} tender={tender} lot={lot} reader={reader.id} lots={lots.length} />)}
      </p>
      {asked !== '' && <p className={styles.asked}>{translate('inPack.asked', { asked })}</p>}
    </section>
  )
}

/** How much of a lot its reader has still to score, and the way there; nothing while that is being read. */
function Left({ tender, lot, reader, lots }: { tender: Tender; lot: Lot; reader: string; lots: number }) {
  const { sheet } = useSheet(tender, lot, reader)
  return sheet ? <LeftOf lot={lot} sheet={sheet} lots={lots} /> : null
}

function LeftOf({ lot, sheet, lots }: { lot: Lot; sheet: Sheet; lots: number }) {
  const { translate } = useWords()
  const { total, done } = useWork(lot, sheet, 'own')
  return (
    <a href={addressOf({ screen: 'scores', lot: lot.id })}>
      {translate('inPack.left', { lots, lot: lot.title, open: total - done, all: total })}
    </a>
  )
}
