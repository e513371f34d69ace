import type { TemplateDetails as Details } from '../../shared/questionnaires/editing/parts.ts'
import { isVersion } from '../../shared/questionnaires/versions.ts'
import { isIdentifier } from '../../shared/questionnaires/written-forms.ts'
import { useWords } from '../ui/words.tsx'
import { CheckedText } from './CommittedText.tsx'
import type { TemplateEditor } from './editor.ts'
import { ProposedLines } from './ProposedLines.tsx'
import { ScaleForm } from './ScaleForm.tsx'
import styles from './template-details.module.css'

/** What a template says of itself, the levels by which people score, and the price sheet that it proposes. */
export function TemplateDetails({ editor }: { editor: TemplateEditor }) {
  const { translate } = useWords()
  const { details } = editor.parts
  const set = (said: Partial<Details>) => editor.edit({ do: 'setDetails', details: { ...details, ...said } })
  const needed = (text: string) => (text === '' ? translate('templateForms.needed') : undefined)
  return (
    <div className={styles.page}>
      <section className={styles.part}>
        <h2>{translate('templateForms.details')}</h2>
        <CheckedText
          label={translate('templateForms.title')}
          value={details.title}
          check={needed}
          onCommit={(title) => set({ title })}
        />
        <CheckedText
          label={translate('templateForms.description')}
          lines={4}
          value={details.description}
          check={needed}
          onCommit={(description) => set({ description })}
        />
        <div className={styles.pair}>
          <CheckedText
            label={translate('templates.key')}
            value={details.key}
            check={(text) => (isIdentifier(text) ? undefined : translate('templateForms.notIdentifier', { text }))}
            onCommit={(key) => set({ key })}
          />
          <CheckedText
            label={translate('templates.version')}
            value={details.version}
            check={(text) => (isVersion(text) ? undefined : translate('templateForms.notVersion'))}
            onCommit={(version) => set({ version })}
          />
        </div>
        <div className={styles.pair}>
          <CheckedText
            label={translate('templateForms.licence')}
            value={details.licence}
            check={needed}
            onCommit={(licence) => set({ licence })}
          />
          <CheckedText
            label={translate('templateForms.locale')}
            value={details.locale}
            check={(text) => (/^[a-z]{2,3}(?:-[A-Za-z0-9]+)*$/.test(text) ? undefined : translate('templateForms.notLocale'))}
            onCommit={(locale) => set({ locale })}
          />
        </div>
      </section>
      <ScaleForm editor={editor} />
      <ProposedLines lines={details.priceLines} onChange={(priceLines) => set({ priceLines })} />
    </div>
  )
}
