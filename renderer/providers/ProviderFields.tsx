import { alikeTo } from '../../shared/names.ts'
import type { Provider } from '../../shared/providers/contract.ts'
import { deliveryModels } from '../../shared/providers/delivery-models.ts'
import type { ProviderDraft } from '../../shared/providers/draft.ts'
import { moreDetails } from '../../shared/providers/more-details.ts'
import { Select } from '../ui/Choice.tsx'
import { TextField } from '../ui/Fields.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'

/** The fields of a provider. */
export function ProviderFields({
  provider,
  onChange,
  error,
  others,
}: {
  provider: ProviderDraft
  onChange: (provider: ProviderDraft) => void
  error: string | undefined
  /** The other providers of the workspace, to notice one that is there already. */
  others: readonly Provider[]
}) {
  const { translate } = useWords()
  const alike = alikeTo(provider.name, others)
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
      {alike && error === undefined && (
        <p role="status">
          <StatusMark kind="warn" wrap>
            {translate('bidders.alike', { name: alike.name })}
          </StatusMark>
        </p>
      )}
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
      {moreDetails.map((detail) => (
        <TextField
          key={detail}
          lines={2}
          label={translate(`providers.detail.${detail}`)}
          value={provider[detail]}
          onChange={(text) => onChange({ ...provider, [detail]: text })}
        />
      ))}
    </>
  )
}
