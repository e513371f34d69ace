import type { PriceDraft } from '../../shared/tenders/price-draft.ts'
import { priceKeepings } from '../../shared/tenders/price-keepings.ts'
import { RecipientsField } from '../sealing/SealFields.tsx'
import { Select } from '../ui/Choice.tsx'
import { useWords } from '../ui/words.tsx'

/** How price envelopes are kept until they are opened, by how many persons, and for whom they are sealed. */
export function PriceKeepingFields({
  draft,
  error,
  onChange,
}: {
  draft: PriceDraft
  error?: string | undefined
  onChange: (draft: PriceDraft) => void
}) {
  const { translate } = useWords()
  return (
    <>
      <Select
        label={translate('priceKeeping.how')}
        value={draft.kept}
        onChange={(kept) => onChange({ ...draft, kept })}
        options={priceKeepings.map((kept) => ({
          value: kept,
          label: translate(`priceKeeping.kind.${kept}`),
          detail: translate(`priceKeeping.meaning.${kept}`),
        }))}
      />
      {draft.kept !== 'open' && (
        <Select
          label={translate('priceKeeping.openers')}
          value={draft.openers === 2 ? 'two' : 'one'}
          onChange={(openers) => onChange({ ...draft, openers: openers === 'two' ? 2 : 1 })}
          options={(['one', 'two'] as const).map((openers) => ({
            value: openers,
            label: translate(`priceKeeping.openers.${openers}`),
            detail: translate(`priceKeeping.openersMeaning.${openers}`),
          }))}
        />
      )}
      {draft.kept === 'sealed' && (
        <RecipientsField
          hint={translate('priceKeeping.allNeeded')}
          error={error}
          value={draft.recipients}
          onChange={(recipients) => onChange({ ...draft, recipients })}
        />
      )}
    </>
  )
}
