import { interestsOf, undeclared } from '../../shared/scorecards/interests.ts'
import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import { useRead } from '../app/reading.ts'
import { addressOf } from '../app/routing.ts'
import layout from '../ui/layout.module.css'
import { useWords } from '../ui/words.tsx'

/** What waits for people: questions about answers and scores, evaluators who have not declared, conflicts that nobody has decided on. */
export function PeopleWaiting({ tender, lot, list, side }: { tender: Tender; lot: Lot; list: string; side: string }) {
  const { translate } = useWords()
  const { data: remarks = [] } = useRead('remark.list', { lot: lot.id })
  const { data: declared = [] } = useRead('declaration.list', { tender: tender.id })
  const { data: decisions = [] } = useRead('evaluator.exclusions', { lot: lot.id })
  const { data: bids = [] } = useRead('bid.list', { lot: lot.id })
  const open = remarks.filter((remark) => remark.open)
  const silent = undeclared(declared)
  const undecided = interestsOf(declared, bids, decisions).filter(({ decision }) => !decision)
  if (open.length + silent.length + undecided.length === 0) return null
  return (
    <section className={layout.part} aria-labelledby="people">
      <h2 id="people">{translate('people.title')}</h2>
      <ul className={list}>
        {open.map(({ id, bid, subject, evaluator, text }) => (
          <li key={id}>
            <a href={addressOf({ screen: 'scores', lot: lot.id, bid, subject: subject.id })}>
              <bdi>{translate('people.question', { evaluator: evaluator?.name ?? 'nobody', text })}</bdi>
            </a>
            <span className={side}>
              <bdi>{bids.find((one) => one.id === bid)?.provider.name}</bdi>
            </span>
          </li>
        ))}
        {undecided.map(({ evaluator, name, bid, bidder }) => (
          <li key={`${evaluator} ${bid}`}>
            <a href={addressOf({ screen: 'evaluators', lot: lot.id, evaluator })}>
              <bdi>{name}</bdi>
            </a>
            <span className={side}>{translate('people.undecided', { bidder })}</span>
          </li>
        ))}
        {silent.map(({ id, name }) => (
          <li key={id}>
            <a href={addressOf({ screen: 'evaluators', lot: lot.id, evaluator: id })}>
              <bdi>{name}</bdi>
            </a>
            <span className={side}>{translate('people.undeclared')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
