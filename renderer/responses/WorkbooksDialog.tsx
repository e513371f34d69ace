import { useState } from 'react'
import type { CallOptions } from '../../shared/contract.ts'
import type { Instrument } from '../../shared/questionnaires/model.ts'
import { nameOfLanguage } from '../../shared/questionnaires/translations/language.ts'
import type { Envelope } from '../../shared/responses/contract.ts'
import { workbookFileName } from '../../shared/responses/outgoing/workbook-names.ts'
import type { Result } from '../../shared/result.ts'
import type { Bid } from '../../shared/tenders/contract.ts'
import { useAskPlace } from '../app/files.ts'
import { useRead } from '../app/reading.ts'
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

type Asked = { bids: readonly Bid[]; tender: string; onClose: () => void }

/** Asks which workbooks go where, and writes one for each bidder. */
export function WorkbooksDialog({ open, ...asked }: Asked & { open: boolean }) {
  return (
    <Floating open={open} onClose={asked.onClose} wide>
      <WorkbooksForm {...asked} />
    </Floating>
  )
}

function WorkbooksForm({ bids, tender, onClose }: Asked) {
  const askPlace = useAskPlace()
  const { translate } = useWords()
  const write = useWriteWorkbooks()
  const [envelope, setEnvelope] = useState<Envelope>('questionnaire')
  const [folder, setFolder] = useState<string>()
  const { data: frozen } = useRead('tender.instrument', { tender })
  const [languages, setLanguages] = useState<ReadonlyMap<string, string>>(new Map())
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
        if (folder !== undefined) void write(bids, envelope, folder, languages)
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
      {frozen && envelope === 'questionnaire' && (
        <Languages
          bids={bids}
          instrument={frozen.instrument}
          chosen={languages}
          onChoose={(bid, language) => setLanguages(new Map([...languages, [bid, language]]))}
        />
      )}
      <div className={layout.tools}>
        <Button onPress={() => void choose()}>{translate('workbookFiles.choose')}</Button>
        <span className={styles.side} role="status">
          {folder === undefined ? translate('workbookFiles.noFolder') : <FileName of={folder} />}
        </span>
      </div>
    </DialogForm>
  )
}

/** The language that each bidder is asked in, where the questionnaire was frozen in several. */
function Languages({
  bids,
  instrument: { locale, translations = [] },
  chosen,
  onChoose,
}: {
  bids: readonly Bid[]
  instrument: Pick<Instrument, 'locale' | 'translations'>
  chosen: ReadonlyMap<string, string>
  onChoose: (bid: string, language: string) => void
}) {
  const { locale: reader } = useWords()
  if (translations.length === 0) return null
  const options = [locale, ...translations.map(({ language }) => language)].map((tag) => ({
    value: tag,
    label: nameOfLanguage(tag, reader),
  }))
  return (
    <div className={layout.part}>
      {bids.map(({ id, provider }) => (
        <Select
          key={id}
          label={provider.name}
          value={chosen.get(id) ?? locale}
          options={options}
          onChange={(language) => onChoose(id, language)}
        />
      ))}
    </div>
  )
}

/** Writes the workbooks one after the other; the first that is refused ends it, and those before stay. */
function useWriteWorkbooks() {
  const { client, description } = useWindow()
  const { translate } = useWords()
  const separator = description.platform === 'win32' ? '\\' : '/'
  return (bids: readonly Bid[], envelope: Envelope, folder: string, languages: ReadonlyMap<string, string>) => {
    const inside = folder.endsWith(separator) ? folder : folder + separator
    const writeAll = async ({ signal, onProgress }: CallOptions): Promise<Result<number>> => {
      for (const [done, bid] of bids.entries()) {
        const path = inside + workbookFileName(bid, envelope)
        const options = { ...(signal && { signal }) }
        onProgress?.({ step: envelope === 'price' ? 'price.workbook' : 'bid.workbook', done, total: bids.length })
        const result =
          envelope === 'price'
            ? await client('price.workbook', { bid: bid.id, path }, options)
            : await client('bid.workbook', { bid: bid.id, path, language: languages.get(bid.id) }, options)
        if (!result.ok) return result
      }
      return { ok: true, value: bids.length }
    }
    return startWork(translate('workbookFiles.writing', { envelope }), writeAll, (count) => ({
      text: translate('workbookFiles.written', { count, folder }),
    }))
  }
}
