import { newId } from '../../shared/questionnaires/editing/question.ts'
import type { PriceLine } from '../../shared/questionnaires/model.ts'
import { priceLineKinds } from '../../shared/questionnaires/price-line-kinds.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Choice.tsx'
import { useWords } from '../ui/words.tsx'
import { CheckedText } from './CommittedText.tsx'
import styles from './template-details.module.css'

/** The price sheet that each lot of a tender begins with. */
export function ProposedLines({ lines, onChange }: { lines: readonly PriceLine[]; onChange: (lines: PriceLine[]) => void }) {
  const { translate } = useWords()
  const needed = (text: string) => (text === '' ? translate('templateForms.needed') : undefined)
  return (
    <section className={styles.part}>
      <h2>{translate('templateForms.lines')}</h2>
      <p className={styles.help}>{translate('templateForms.linesHelp')}</p>
      {lines.map((line, index) => {
        const set = (said: Partial<PriceLine>) => onChange(lines.with(index, { ...line, ...said }))
        return (
          <div key={line.id} className={styles.line}>
            <CheckedText
              label={translate('templateForms.line')}
              value={line.title}
              check={needed}
              onCommit={(title) => set({ title })}
            />
            <CheckedText
              label={translate('templateForms.unit')}
              value={line.unit}
              check={needed}
              onCommit={(unit) => set({ unit })}
            />
            <CheckedText
              label={translate('templateForms.quantity')}
              value={line.quantity}
              check={(text) => (/^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text) ? undefined : translate('templateForms.notQuantity'))}
              onCommit={(quantity) => set({ quantity })}
            />
            <Select
              label={translate('templateForms.paid')}
              value={line.kind}
              options={priceLineKinds.map((kind) => ({ value: kind, label: translate(`tender.paid.${kind}`) }))}
              onChange={(kind) => set({ kind })}
            />
            <Button
              look="quiet"
              aria-label={translate('templateForms.removeLine', { title: line.title })}
              onPress={() => onChange(lines.toSpliced(index, 1))}
            >
              ×
            </Button>
          </div>
        )
      })}
      <div>
        <Button
          compact
          onPress={() =>
            onChange([
              ...lines,
              {
                id: newId(null, Math.random),
                title: translate('templateForms.newLine'),
                unit: translate('templateEditor.unit'),
                quantity: '1',
                kind: 'monthly',
              },
            ])
          }
        >
          {translate('templateForms.addLine')}
        </Button>
      </div>
    </section>
  )
}
