import { useState } from 'react'
import type { Provider } from '../../shared/providers/contract.ts'
import { detailsOf, emptyProvider } from '../../shared/providers/draft.ts'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { ProviderFields } from '../providers/ProviderFields.tsx'
import { Select } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { useWords } from '../ui/words.tsx'

/** Asks who bids: a provider that is known here, or a new one. */
export function AddBidderDialog({
  open,
  onClose,
  lot,
  known,
}: {
  open: boolean
  onClose: () => void
  lot: string
  /** Providers of the workspace that do not bid for this lot. */
  known: readonly Provider[]
}) {
  return (
    <Floating open={open} onClose={onClose}>
      <AddBidder onClose={onClose} lot={lot} known={known} />
    </Floating>
  )
}

const added = 'new'

function AddBidder({ onClose, lot, known }: { onClose: () => void; lot: string; known: readonly Provider[] }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [who, setWho] = useState<string>(added)
  const [provider, setProvider] = useState(emptyProvider)
  const { data: providers = [] } = useRead('provider.list', {})
  const { refused, submit } = useSubmit(
    () => client('bid.add', { lot, provider: who === added ? detailsOf(provider) : { id: who } }),
    (bid) => {
      useNotice.getState().show('done', translate('bidders.added', { bidder: bid.provider.name }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('bidders.addTitle')}
      problem={who === added ? undefined : refused}
      action={translate('bidders.add')}
      ready={who !== added || provider.name.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      {known.length > 0 && (
        <Select
          label={translate('bidders.who')}
          value={who}
          onChange={setWho}
          options={[
            { value: added, label: translate('bidders.new') },
            ...known.map(({ id, name, country }) => ({ value: id, label: name, ...(country !== null && { detail: country }) })),
          ]}
        />
      )}
      {who === added && <ProviderFields provider={provider} onChange={setProvider} error={refused} others={providers} />}
    </DialogForm>
  )
}
