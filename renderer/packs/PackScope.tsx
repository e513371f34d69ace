import { bidsOf, type ChosenScope, type LotWithBids } from '../../shared/packs/scope.ts'
import { Checkbox } from '../ui/Choice.tsx'
import { FieldGroup } from '../ui/FieldGroup.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './packs.module.css'

/** The lots with their bids, of which some or all are chosen. */
export function PackScope({
  lots,
  chosen,
  onChange,
}: {
  lots: readonly LotWithBids[]
  chosen: ChosenScope
  onChange: (chosen: { lots: Set<string>; bids: Set<string> }) => void
}) {
  const { translate } = useWords()
  const setBids = (lot: LotWithBids, wanted: ReadonlySet<string>, isWhole: boolean) => {
    const others = [...chosen.bids].filter((bid) => !bidsOf(lot).includes(bid))
    const whole = [...chosen.lots].filter((id) => id !== lot.id)
    onChange({ lots: new Set(isWhole ? [...whole, lot.id] : whole), bids: new Set([...others, ...wanted]) })
  }
  return (
    <FieldGroup label={translate('packs.what')}>
      {lots.map((lot) => {
        const own = bidsOf(lot)
        const here = own.filter((bid) => chosen.bids.has(bid))
        const isWhole = chosen.lots.has(lot.id)
        return (
          <div key={lot.id}>
            <Checkbox
              selected={isWhole}
              partly={!isWhole && here.length > 0}
              onChange={(on) => setBids(lot, new Set(on ? own : []), on)}
            >
              <bdi>{lot.title}</bdi>
            </Checkbox>
            <div className={styles.inset}>
              {lot.bids.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  selected={chosen.bids.has(id)}
                  onChange={(on) => {
                    const wanted = new Set(own.filter((bid) => (bid === id ? on : chosen.bids.has(bid))))
                    setBids(lot, wanted, wanted.size === own.length)
                  }}
                >
                  <bdi>{name}</bdi>
                </Checkbox>
              ))}
            </div>
          </div>
        )
      })}
    </FieldGroup>
  )
}
