import type { TenderCurrency } from '../../shared/prices/rate-model.ts'
import type { Tender } from '../../shared/tenders/contract.ts'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './prices.module.css'
import { RateDialog } from './RateDialog.tsx'

/** In which other currencies bids may price, at which rate of which day these are converted, and the dialog that says so. */
export function Currencies({
  tender,
  currencies,
  open,
  onClose,
}: {
  tender: Tender
  currencies: readonly TenderCurrency[]
  open: boolean
  onClose: () => void
}) {
  const { translate } = useWords()
  return (
    <>
      {currencies.length > 0 && (
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
      )}
      <RateDialog open={open} tender={tender} currencies={currencies} onClose={onClose} />
    </>
  )
}
