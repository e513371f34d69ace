import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import type { Template } from '../../shared/questionnaires/model.ts'
import { useAskPlace } from '../app/files.ts'
import { useNotice } from '../app/notice.ts'
import { useCommands } from '../app/shortcuts.ts'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import layout from '../ui/layout.module.css'
import { useWords } from '../ui/words.tsx'

type Taken = Output<'template.importTranslations'>

/** Writes the texts of a template beside their translations to a file, and takes them from one. */
export function TranslationFiles({
  template,
  id,
  language,
}: {
  template: Pick<Template, 'key'>
  id: string
  language: string | undefined
}) {
  const { translate } = useWords()
  const { client, chooseFiles } = useWindow()
  const askPlace = useAskPlace()
  const [taken, setTaken] = useState<Taken | null>(null)
  const write = async (ending: 'csv' | 'xlf') => {
    if (language === undefined) return
    const file = await askPlace({ kind: 'any', name: `${template.key}-${language}.${ending}` })
    if (!file) return
    await startWork(
      translate('translations.exporting'),
      (options) => client('template.exportTranslations', { template: id, language, ...file }, options),
      ({ path }) => ({ text: path, file: path }),
    )
  }
  const bringIn = async () => {
    const [path] = await chooseFiles({ kind: 'any', multiple: false })
    if (path === undefined) return
    const result = await client('template.importTranslations', { template: id, path })
    const { show } = useNotice.getState()
    if (!result.ok) return show('problem', result.error.message)
    const { taken, outdated, unchanged, refused } = result.value
    show('done', translate('translations.taken', { taken, outdated, unchanged, refused: refused.length }))
    if (refused.length > 0) setTaken(result.value)
  }
  useCommands('translationFiles', 'translations.title', [
    { id: 'translations.csv', label: 'translations.asCsv', disabled: language === undefined, run: () => void write('csv') },
    { id: 'translations.xliff', label: 'translations.asXliff', disabled: language === undefined, run: () => void write('xlf') },
    { id: 'translations.import', label: 'translations.import', run: () => void bringIn() },
  ])
  return (
    <>
      <Button isDisabled={language === undefined} onPress={() => void write('csv')}>
        {translate('translations.asCsv')}
      </Button>
      <Button isDisabled={language === undefined} onPress={() => void write('xlf')}>
        {translate('translations.asXliff')}
      </Button>
      <Button onPress={() => void bringIn()}>{translate('translations.import')}</Button>
      <Floating open={taken !== null} onClose={() => setTaken(null)} wide>
        {taken && (
          <DialogForm
            title={translate('translations.refusedTitle')}
            action={translate('translations.close')}
            ready
            onCancel={() => setTaken(null)}
            onSubmit={() => setTaken(null)}
          >
            <ul className={layout.part}>
              {taken.refused.slice(0, mostShown).map((one) => (
                <li key={`${one.place} ${one.text}`}>
                  <bdi>{translate('translations.refusedAt', one)}</bdi>
                </li>
              ))}
            </ul>
          </DialogForm>
        )}
      </Floating>
    </>
  )
}

/** More are a fault of the whole file, which the first ones tell. */
const mostShown = 200
