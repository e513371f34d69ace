import { useState } from 'react'
import type { Provider } from '../../shared/providers/contract.ts'
import { detailsOf, draftOf } from '../../shared/providers/draft.ts'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { useWords } from '../ui/words.tsx'
import { ProviderFields } from './ProviderFields.tsx'

/** Changes what is known of a provider, its name too. */
export function EditProviderDialog({ provider, onClose }: { provider: Provider | null; onClose: () => void }) {
  return (
    <Floating open={provider !== null} onClose={onClose}>
      {provider && <EditProvider provider={provider} onClose={onClose} />}
    </Floating>
  )
}

function EditProvider({ provider, onClose }: { provider: Provider; onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [draft, setDraft] = useState(() => draftOf(provider))
  const { data: providers = [] } = useRead('provider.list', {})
  const others = providers.filter(({ id }) => id !== provider.id)
  const { refused, submit } = useSubmit(
    () => client('provider.update', { provider: provider.id, ...detailsOf(draft) }),
    ({ name }) => {
      useNotice.getState().show('done', translate('bidders.changed', { bidder: name }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('bidders.editTitle', { bidder: provider.name })}
      action={translate('bidders.save')}
      ready={draft.name.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <ProviderFields provider={draft} onChange={setDraft} error={refused} others={others} />
    </DialogForm>
  )
}
