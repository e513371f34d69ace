import { deliveryModels } from '../../shared/providers/delivery-models.ts'
import { Select } from '../ui/Choice.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'

/** What is known of a provider when it is added; all but the name may stay empty. */
export type ProviderDraft = {
  name: string
  country: string
  deliveryModel: (typeof deliveryModels)[number] | 'unknown'
  summary: string
}

export const emptyProvider: ProviderDraft = { name: '', country: '', deliveryModel: 'unknown', summary: '' }

export function ProviderFields({
  provider,
  onChange,
  error,
}: {
  provider: ProviderDraft
  onChange: (provider: ProviderDraft) => void
  error: string | undefined
}) {
  const { translate } = useWords()
  return (
    <>
      <TextField
        autoFocus
        label={translate('bidders.name')}
        hint={translate('bidders.nameHint')}
        error={error}
        value={provider.name}
        onChange={(name) => onChange({ ...provider, name })}
      />
      <TextField
        label={translate('bidders.country')}
        value={provider.country}
        onChange={(country) => onChange({ ...provider, country })}
      />
      <Select
        label={translate('bidders.model')}
        value={provider.deliveryModel}
        onChange={(deliveryModel) => onChange({ ...provider, deliveryModel })}
        options={[
          { value: 'unknown' as const, label: translate('bidders.noModel') },
          ...deliveryModels.map((model) => ({ value: model, label: translate(`bids.model.${model}`) })),
        ]}
      />
      <TextField
        lines={2}
        label={translate('bidders.summary')}
        value={provider.summary}
        onChange={(summary) => onChange({ ...provider, summary })}
      />
    </>
  )
}
