import { useState } from 'react'
import type { TenderCurrency } from '../../shared/prices/rate-model.ts'
import type { Tender } from '../../shared/tenders/contract.ts'
import { useMay } from '../app/pack.ts'
import { useCommands } from '../app/shortcuts.ts'
import { Button } from '../ui/Button.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './prices.module.css'
import { RateDialog } from './RateDialog.tsx'

/** In which other currencies bids may price, at which rate of which day these are converted, and the way to say so. */
export function Currencies({ tender, currencies }: { tender: Tender; currencies: readonly TenderCurrency[] }) {
  const { translate } = useWords()
  const may = useMay('other')
  const [open, setOpen] = useState(false)
  useCommands('prices', 'priceTable.title', [
    { id: 'prices.rates', label: 'rates.title', disabled: !may, run: () => setOpen(true) },
  ])
  return (
    <div className={layout.heading}>
      <div className={styles.kept}>
        {currencies.map(({ currency, permitted, rate, conflict }) => (
          <p key={currency}>
            {conflict && <StatusMark kind="warn">{translate('priceTable.disputed')}</StatusMark>}{' '}
            {rate ? (
              translate('rate.worth', { currency, own: tender.currency, ...rate })
            ) : (
              <StatusMark kind="warn">{translate('rate.none', { currency })}</StatusMark>
            )}{' '}
            {!permitted && translate('rate.forbidden')}
          </p>
        ))}
      </div>
      {may && <Button onPress={() => setOpen(true)}>{translate('rates.open')}</Button>}
      <RateDialog open={open} tender={tender} currencies={currencies} onClose={() => setOpen(false)} />
    </div>
  )
}
