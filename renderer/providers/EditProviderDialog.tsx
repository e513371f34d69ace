import { useState } from 'react'
import { Heading } from 'react-aria-components'
import type { Provider } from '../../shared/providers/contract.ts'
import { detailsOf, draftOf } from '../../shared/providers/draft.ts'
import app from '../app/app.module.css'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
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
  const [error, setError] = useState<string>()
  const { data: providers = [] } = useRead('provider.list', {})
  const others = providers.filter(({ id }) => id !== provider.id)
  const save = async () => {
    const result = await client('provider.update', { provider: provider.id, ...detailsOf(draft) })
    if (!result.ok) return setError(result.error.message)
    useNotice.getState().show('done', translate('bidders.changed', { bidder: result.value.name }))
    onClose()
  }
  return (
    <form
      className={app.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Heading slot="title" level={2}>
        {translate('bidders.editTitle', { bidder: provider.name })}
      </Heading>
      <ProviderFields provider={draft} onChange={setDraft} error={error} others={others} />
      <div className={app.buttons}>
        <Button onPress={onClose}>{translate('parts.cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={draft.name.trim() === ''}>
          {translate('bidders.save')}
        </Button>
      </div>
    </form>
  )
}
