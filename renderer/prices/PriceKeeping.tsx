import { useState } from 'react'
import type { Lot } from '../../shared/tenders/contract.ts'
import { useMay } from '../app/pack.ts'
import { useRead } from '../app/reading.ts'
import { useCommands } from '../app/shortcuts.ts'
import { Button } from '../ui/Button.tsx'
import layout from '../ui/layout.module.css'
import { useWords } from '../ui/words.tsx'
import { OpenPricesDialog } from './OpenPricesDialog.tsx'
import styles from './prices.module.css'

/** How the prices of a lot are kept, who has opened them, and the way to open them. Nothing where they are kept open. */
export function PriceKeeping({ lot }: { lot: Lot }) {
  const { translate, moment } = useWords()
  const { data } = useRead('price.keeping', { lot: lot.id })
  const may = useMay('other')
  const [opening, setOpening] = useState(false)
  const mayOpen = may && data !== undefined && (data.closed || data.sealed > 0)
  useCommands('prices', 'priceTable.title', [
    { id: 'prices.open', label: 'priceTable.open', disabled: !mayOpen, run: () => setOpening(true) },
  ])
  if (!data || data.kept === 'open') return null
  const { kept, openers, recipients, openings, closed, sealed } = data
  return (
    <div className={layout.heading}>
      <div className={styles.kept}>
        <p>{translate('prices.kept', { kept, openers, recipients: recipients.length })}</p>
        {openings.map((one) => (
          <p key={one.by}>{translate('prices.opened', { ...one, at: moment(one.at), reason: one.reason ?? '' })}</p>
        ))}
        {closed && <p>{translate('prices.stillClosed', { count: openers - openings.length })}</p>}
        {!closed && sealed > 0 && <p>{translate('prices.stillSealed', { count: sealed })}</p>}
      </div>
      {mayOpen && <Button onPress={() => setOpening(true)}>{translate('priceTable.open')}</Button>}
      <OpenPricesDialog open={opening} lot={lot} keeping={data} onClose={() => setOpening(false)} />
    </div>
  )
}
