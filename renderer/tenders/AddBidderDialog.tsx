import { useState } from 'react'
import { Heading } from 'react-aria-components'
import type { Provider } from '../../shared/providers/contract.ts'
import { detailsOf, emptyProvider } from '../../shared/providers/draft.ts'
import app from '../app/app.module.css'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { useWindow } from '../app/window.tsx'
import { ProviderFields } from '../providers/ProviderFields.tsx'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
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
  const [error, setError] = useState<string>()
  const { data: providers = [] } = useRead('provider.list', {})
  const add = async () => {
    const result = await client('bid.add', { lot, provider: who === added ? detailsOf(provider) : { id: who } })
    if (!result.ok) return setError(result.error.message)
    useNotice.getState().show('done', translate('bidders.added', { bidder: result.value.provider.name }))
    onClose()
  }
  return (
    <form
      className={app.form}
      onSubmit={(event) => {
        event.preventDefault()
        void add()
      }}
    >
      <Heading slot="title" level={2}>
        {translate('bidders.addTitle')}
      </Heading>
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
      {who === added && <ProviderFields provider={provider} onChange={setProvider} error={error} others={providers} />}
      {who !== added && error !== undefined && <p role="alert">{error}</p>}
      <div className={app.buttons}>
        <Button onPress={onClose}>{translate('parts.cancel')}</Button>
        <Button look="primary" type="submit" isDisabled={who === added && provider.name.trim() === ''}>
          {translate('bidders.add')}
        </Button>
      </div>
    </form>
  )
}
