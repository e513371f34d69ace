import { useState } from 'react'
import { arrivalOf } from '../../shared/responses/arrival.ts'
import type { Envelope, Receipt } from '../../shared/responses/contract.ts'
import type { Bid } from '../../shared/tenders/contract.ts'
import { instantOf } from '../../shared/tenders/draft.ts'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Choice.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import layout from '../ui/layout.module.css'
import { PathList } from '../ui/PathList.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './responses.module.css'

type Asked = {
  bids: readonly Bid[]
  /** The bidder that is looked at. */
  bid: string | undefined
  /** Files that were dropped. */
  dropped?: readonly string[]
  onClose: () => void
  onRecorded: (receipt: Receipt) => void
}

/** Asks for a package: whose, which envelope, from whom, when, and its files. */
export function RecordDialog({ open, ...asked }: Asked & { open: boolean }) {
  return (
    <Floating open={open} onClose={asked.onClose} wide>
      <RecordForm {...asked} />
    </Floating>
  )
}

function RecordForm({ bids, bid: looked, dropped = [], onClose, onRecorded }: Asked) {
  const { chooseFiles } = useWindow()
  const { translate } = useWords()
  const record = useRecord()
  const [bid, setBid] = useState(bids.some(({ id }) => id === looked) ? (looked ?? '') : (bids[0]?.id ?? ''))
  const [envelope, setEnvelope] = useState<Envelope>('questionnaire')
  const [sender, setSender] = useState('')
  const [receivedAt, setReceivedAt] = useState('')
  const [unclear, setUnclear] = useState(false)
  const [paths, setPaths] = useState(dropped)
  const of = bids.find(({ id }) => id === bid)
  const choose = async (folder: boolean) => {
    const chosen = await chooseFiles({ kind: 'any', folder, multiple: !folder })
    if (chosen.length > 0) setPaths(chosen)
  }
  const submit = async () => {
    if (!of) return
    const received = receivedAt === '' ? undefined : instantOf(receivedAt)
    if (received === null) return setUnclear(true)
    onClose()
    const receipt = await record(of, {
      bid,
      envelope,
      sender: sender.trim(),
      paths: [...paths],
      ...(received !== undefined && { receivedAt: received }),
    })
    if (receipt) onRecorded(receipt)
  }
  return (
    <DialogForm
      title={translate('record.title')}
      action={translate('record.action')}
      ready={of !== undefined && sender.trim() !== '' && paths.length > 0}
      onCancel={onClose}
      onSubmit={() => void submit()}
    >
      <p className={styles.help}>{translate('record.help')}</p>
      <div className={styles.fields}>
        <Select
          label={translate('record.bidder')}
          value={bid}
          onChange={setBid}
          options={bids.map(({ id, provider }) => ({ value: id, label: provider.name }))}
        />
        <Select
          label={translate('record.envelope')}
          value={envelope}
          onChange={setEnvelope}
          options={[
            { value: 'questionnaire', label: translate('bids.envelope.questionnaire') },
            { value: 'price', label: translate('bids.envelope.price') },
          ]}
        />
        <TextField
          label={translate('record.sender')}
          hint={translate('record.senderHint')}
          value={sender}
          onChange={setSender}
          required
        />
        <DateField
          time
          label={translate('record.receivedAt')}
          hint={translate('record.receivedAtHint')}
          error={unclear ? translate('record.receivedAtUnclear') : undefined}
          value={receivedAt}
          onChange={(text) => {
            setReceivedAt(text)
            setUnclear(false)
          }}
        />
      </div>
      <section className={styles.chosen}>
        <h3>{translate('record.files')}</h3>
        <div className={layout.tools}>
          <Button onPress={() => void choose(false)}>{translate('record.chooseFiles')}</Button>
          <Button onPress={() => void choose(true)}>{translate('record.chooseFolder')}</Button>
        </div>
        <p className={styles.side} role="status">
          {paths.length === 0 ? translate('record.nothingChosen') : translate('record.chosen', { count: paths.length })}
        </p>
        <PathList paths={paths} />
      </section>
    </DialogForm>
  )
}

/** Records a package, as long work: its files may be large. */
function useRecord() {
  const { client } = useWindow()
  const { translate } = useWords()
  return (of: Bid, input: Parameters<typeof client<'bid.receive'>>[1]) => {
    const bidder = of.provider.name
    return startWork(
      translate('record.recording', { bidder }),
      (options) => client('bid.receive', input, options),
      (receipt) => ({
        text: translate('record.recorded', {
          position: receipt.position,
          bidder,
          count: receipt.files.length,
          punctuality: arrivalOf(receipt),
        }),
      }),
    )
  }
}
