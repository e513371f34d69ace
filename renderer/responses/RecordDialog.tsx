import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { arrivalOf } from '../../shared/responses/arrival.ts'
import type { Envelope, Receipt } from '../../shared/responses/contract.ts'
import type { Bid } from '../../shared/tenders/contract.ts'
import { instantOf } from '../../shared/tenders/draft.ts'
import { useLongRead } from '../app/reading.ts'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Choice.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { PathList } from '../ui/PathList.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './responses.module.css'

type Asked = {
  bids: readonly Bid[]
  /** The bidder on whom files were dropped. */
  bid: string | undefined
  /** Files that were dropped. */
  dropped?: readonly string[]
  onClose: () => void
  onRecorded: (receipts: readonly Receipt[]) => void
}

/** Asks for packages: their files, from whom and when. Whose they are their workbooks say; of the others it is asked. */
export function RecordDialog({ open, ...asked }: Asked & { open: boolean }) {
  return (
    <Floating open={open} onClose={asked.onClose} wide>
      <RecordForm {...asked} />
    </Floating>
  )
}

type Recognised = Output<'package.recognise'>[number]
type Whose = { bid: string; envelope: Envelope }

function RecordForm({ bids, bid: droppedOn, dropped = [], onClose, onRecorded }: Asked) {
  const { chooseFiles } = useWindow()
  const { translate } = useWords()
  const record = useRecord()
  const [sender, setSender] = useState('')
  const [receivedAt, setReceivedAt] = useState('')
  const [reason, setReason] = useState('')
  const [unclear, setUnclear] = useState(false)
  const [paths, setPaths] = useState(dropped)
  const [said, setSaid] = useState<ReadonlyMap<string, Whose>>(new Map())
  const looked = useLongRead('package.recognise', paths.length > 0 ? { paths: [...paths] } : null)
  const packages = paths.length === 0 || looked.running ? [] : (looked.data ?? [unrecognised(paths, looked.problem?.message)])
  const onlyBid = bids.length === 1 ? (bids[0]?.id ?? '') : ''
  const whose = (one: Recognised): Whose =>
    one.found ?? said.get(one.paths[0] ?? '') ?? { bid: droppedOn ?? onlyBid, envelope: 'questionnaire' }
  const ready = packages.filter((one) => whose(one).bid !== '')
  const choose = async (folder: boolean) => {
    const chosen = await chooseFiles({ kind: 'any', folder, multiple: !folder })
    if (chosen.length > 0) setPaths(chosen)
  }
  const submit = async () => {
    const received = receivedAt === '' ? undefined : instantOf(receivedAt)
    if (received === null) return setUnclear(true)
    onClose()
    const receipts = await record({
      packages: ready.map((one) => ({ bid: whose(one).bid, envelope: whose(one).envelope, paths: one.paths })),
      sender: sender.trim(),
      ...(received !== undefined && { receivedAt: received }),
      ...(reason.trim() !== '' && { reason: reason.trim() }),
    })
    if (receipts) onRecorded(receipts)
  }
  return (
    <DialogForm
      title={translate('record.title')}
      action={translate('record.all', { count: Math.max(1, ready.length) })}
      ready={sender.trim() !== '' && ready.length > 0}
      onCancel={onClose}
      onSubmit={() => void submit()}
    >
      <p className={styles.help}>{translate('record.help')}</p>
      <section className={styles.chosen}>
        <h3>{translate('record.files')}</h3>
        <div className={layout.tools}>
          <Button onPress={() => void choose(false)}>{translate('record.chooseFiles')}</Button>
          <Button onPress={() => void choose(true)}>{translate('record.chooseFolder')}</Button>
        </div>
        <p className={styles.side} role="status">
          {paths.length === 0
            ? translate('record.nothingChosen')
            : looked.running
              ? translate('record.recognising')
              : translate('record.packages', { count: packages.length })}
        </p>
        {looked.running && <PathList paths={paths} />}
        <ul className={styles.packages}>
          {packages.map((one) => (
            <PackageRow
              key={one.paths.join()}
              bids={bids}
              of={one}
              whose={whose(one)}
              onSaid={(answer) => setSaid(new Map([...said, [one.paths[0] ?? '', answer]]))}
            />
          ))}
        </ul>
      </section>
      <div className={styles.fields}>
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
        {receivedAt !== '' && (
          <TextField label={translate('record.claim')} hint={translate('record.claimHint')} value={reason} onChange={setReason} />
        )}
      </div>
    </DialogForm>
  )
}

function unrecognised(paths: readonly string[], problem: string | undefined): Recognised {
  return { paths: [...paths], found: null, problem: problem ?? null }
}

/** One package: whose it is, or the question. */
function PackageRow({
  bids,
  of: { paths, found, problem },
  whose,
  onSaid,
}: {
  bids: readonly Bid[]
  of: Recognised
  whose: Whose
  onSaid: (whose: Whose) => void
}) {
  const { translate } = useWords()
  return (
    <li className={styles.package}>
      <PathList paths={paths} />
      {found ? (
        <p className={styles.whose}>
          <bdi className={texts.strong}>{translate('record.found', { bidder: found.bidder, envelope: found.envelope })}</bdi>
          <StatusMark kind="pass">{translate('record.recognised')}</StatusMark>
        </p>
      ) : (
        <>
          <p className={styles.help}>{problem ?? translate('record.notRecognised')}</p>
          <div className={styles.fields}>
            <Select
              label={translate('record.bidder')}
              value={whose.bid}
              onChange={(bid) => onSaid({ ...whose, bid })}
              options={[
                { value: '', label: translate('record.whose') },
                ...bids.map(({ id, provider }) => ({ value: id, label: provider.name })),
              ]}
            />
            <Select
              label={translate('record.envelope')}
              value={whose.envelope}
              onChange={(envelope) => onSaid({ ...whose, envelope })}
              options={[
                { value: 'questionnaire', label: translate('bids.envelope.questionnaire') },
                { value: 'price', label: translate('bids.envelope.price') },
              ]}
            />
          </div>
        </>
      )}
    </li>
  )
}

/** Records packages as one action, as long work: their files may be large. */
function useRecord() {
  const { client } = useWindow()
  const { translate } = useWords()
  return (input: Parameters<typeof client<'bid.receiveAll'>>[1]) =>
    startWork(
      translate('record.recording', { count: input.packages.length }),
      (options) => client('bid.receiveAll', input, options),
      (receipts) => {
        const [receipt] = receipts
        return {
          text:
            receipt && receipts.length === 1
              ? translate('record.recorded', {
                  position: receipt.position,
                  bidder: receipt.bidder,
                  count: receipt.files.length,
                  punctuality: arrivalOf(receipt),
                })
              : translate('record.recordedAll', {
                  count: receipts.length,
                  bidders: translate.list([...new Set(receipts.map(({ bidder }) => bidder))]),
                }),
        }
      },
    )
}
