import { useState } from 'react'
import type { CallOptions } from '../../shared/contract.ts'
import type { Envelope } from '../../shared/responses/contract.ts'
import { workbookFileName } from '../../shared/responses/outgoing/workbook-names.ts'
import type { Result } from '../../shared/result.ts'
import type { Bid } from '../../shared/tenders/contract.ts'
import { useAskPlace } from '../app/files.ts'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { FileName } from '../ui/FileName.tsx'
import layout from '../ui/layout.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './responses.module.css'

type Asked = { bids: readonly Bid[]; onClose: () => void }

/** Asks which workbooks go where, and writes one for each bidder. */
export function WorkbooksDialog({ open, ...asked }: Asked & { open: boolean }) {
  return (
    <Floating open={open} onClose={asked.onClose} wide>
      <WorkbooksForm {...asked} />
    </Floating>
  )
}

function WorkbooksForm({ bids, onClose }: Asked) {
  const askPlace = useAskPlace()
  const { translate } = useWords()
  const write = useWriteWorkbooks()
  const [envelope, setEnvelope] = useState<Envelope>('questionnaire')
  const [folder, setFolder] = useState<string>()
  const choose = async () => {
    const chosen = await askPlace({ kind: 'folder' })
    if (chosen) setFolder(chosen.path)
  }
  return (
    <DialogForm
      title={translate('workbookFiles.title')}
      action={translate('workbookFiles.write', { count: bids.length })}
      ready={folder !== undefined}
      onCancel={onClose}
      onSubmit={() => {
        onClose()
        if (folder !== undefined) void write(bids, envelope, folder)
      }}
    >
      <p className={styles.help}>{translate('workbookFiles.help')}</p>
      <Select
        label={translate('workbookFiles.which')}
        value={envelope}
        onChange={setEnvelope}
        options={[
          { value: 'questionnaire', label: translate('bids.envelope.questionnaire') },
          { value: 'price', label: translate('bids.envelope.price') },
        ]}
      />
      <div className={layout.tools}>
        <Button onPress={() => void choose()}>{translate('workbookFiles.choose')}</Button>
        <span className={styles.side} role="status">
          {folder === undefined ? translate('workbookFiles.noFolder') : <FileName of={folder} />}
        </span>
      </div>
    </DialogForm>
  )
}

/** Writes the workbooks one after the other; the first that is refused ends it, and those before stay. */
function useWriteWorkbooks() {
  const { client, description } = useWindow()
  const { translate } = useWords()
  const separator = description.platform === 'win32' ? '\\' : '/'
  return (bids: readonly Bid[], envelope: Envelope, folder: string) => {
    const inside = folder.endsWith(separator) ? folder : folder + separator
    const name = envelope === 'price' ? 'price.workbook' : 'bid.workbook'
    const writeAll = async ({ signal, onProgress }: CallOptions): Promise<Result<number>> => {
      for (const [done, bid] of bids.entries()) {
        onProgress?.({ step: name, done, total: bids.length })
        const path = inside + workbookFileName(bid, envelope)
        const result = await client(name, { bid: bid.id, path }, { ...(signal && { signal }) })
        if (!result.ok) return result
      }
      return { ok: true, value: bids.length }
    }
    return startWork(translate('workbookFiles.writing', { envelope }), writeAll, (count) => ({
      text: translate('workbookFiles.written', { count, folder }),
    }))
  }
}
