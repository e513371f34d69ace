import { type KeyboardEvent, useState } from 'react'
import type { Evidence } from '../../shared/evidence/contract.ts'
import { usePassingRead } from '../app/reading.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import layout from '../ui/layout.module.css'
import { Paper, widestPaper } from '../ui/Paper.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { sharpWidth, useWidth } from '../ui/width.ts'
import { useWords } from '../ui/words.tsx'
import { Zoom, zoomAt, zoomedBy } from '../ui/Zoom.tsx'
import styles from './evidence.module.css'

/** The pages of a document one by one, turned by buttons and keys. Where there is room for it, `large`, they can be zoomed. */
export function EvidencePages({
  evidence: { id, fileName },
  page,
  onTurn,
  large,
}: {
  evidence: Evidence
  page: number
  onTurn: (page: number) => void
  large: boolean
}) {
  const { translate } = useWords()
  // None as long as nobody has said how many there are.
  const [pages, setPages] = useState(0)
  const [step, setStep] = useState(0)
  const [well, room] = useWidth<HTMLElement>()
  const width = Math.min(room, widestPaper) * (large ? zoomAt(step) : 1)
  const { data, problem, again } = usePassingRead(
    'evidence.page',
    room === 0 ? null : { evidence: id, page, width: sharpWidth(width) },
  )
  // A page that cannot be drawn must not stand in the way of the others.
  const known = data?.pages ?? Number(problem?.details.pages ?? pages)
  if (known !== pages) setPages(known)

  const turn = (to: number) => {
    onTurn(Math.max(1, Math.min(to, pages)))
    well.current?.scrollTo({ top: 0 })
  }
  const keys = new Map<string, () => void>([
    ['PageDown', () => turn(page + 1)],
    ['PageUp', () => turn(page - 1)],
    ['Home', () => turn(1)],
    ['End', () => turn(pages)],
    ['+', () => setStep(zoomedBy(step, 1))],
    ['-', () => setStep(zoomedBy(step, -1))],
  ])
  const onKey = (event: KeyboardEvent) => {
    const act = keys.get(event.key)
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    act()
  }
  const place = pages > 0 && translate('parts.page', { page, pages })
  return (
    <div className={classes(styles.pages, large && styles.large)}>
      <div className={layout.tools}>
        {pages > 1 && (
          <Button compact isDisabled={page <= 1} onPress={() => turn(page - 1)} aria-label={translate('parts.previousPage')}>
            {translate('parts.previous')}
          </Button>
        )}
        <span role="status" className={styles.side}>
          {place}
        </span>
        {pages > 1 && (
          <Button compact isDisabled={page >= pages} onPress={() => turn(page + 1)} aria-label={translate('parts.nextPage')}>
            {translate('parts.next')}
          </Button>
        )}
        {large && <Zoom step={step} onStep={setStep} />}
      </div>
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: what scrolls and takes keys must be reached by the keyboard */}
      {/* biome-ignore-start lint/a11y/noNoninteractiveElementInteractions: it turns its pages by keys, as a reader of documents does */}
      <section
        ref={well}
        className={styles.well}
        aria-label={translate('evidence.pages', { file: fileName })}
        aria-busy={data !== undefined && data.page !== page}
        tabIndex={0}
        onKeyDown={onKey}
      >
        {problem ? (
          <ErrorState message={problem.message} again={again} />
        ) : data ? (
          <div className={styles.sheet} style={{ inlineSize: width }}>
            <Paper
              picture={data.data}
              width={data.width}
              height={data.height}
              label={translate('evidence.pageOf', { file: fileName, page: data.page, pages: data.pages })}
              text={data.text}
            />
          </div>
        ) : (
          <Loading>{translate('evidence.drawing', { page })}</Loading>
        )}
      </section>
      {/* biome-ignore-end lint/a11y/noNoninteractiveElementInteractions: see above */}
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above */}
    </div>
  )
}
