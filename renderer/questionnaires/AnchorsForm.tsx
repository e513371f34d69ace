import { type Scale, scaleOf } from '../../shared/questionnaires/scale.ts'
import { Checkbox } from '../ui/Choice.tsx'
import { useWords } from '../ui/words.tsx'
import { Text } from './CommittedText.tsx'
import type { TemplateEditor } from './editor.ts'
import styles from './questionnaires.module.css'

/** Whether a question or a criterion says itself what the levels mean, and what it says; otherwise the template's meanings hold. */
export function OwnAnchors({
  editor: { template },
  anchors,
  onChange,
}: {
  editor: TemplateEditor
  anchors: readonly string[] | undefined
  onChange: (anchors: string[] | undefined) => void
}) {
  const { translate } = useWords()
  return (
    <>
      <Checkbox selected={anchors !== undefined} onChange={(own) => onChange(own ? [...template.defaultAnchors] : undefined)}>
        {translate('templateForms.ownMeanings')}
      </Checkbox>
      {anchors && <AnchorFields scale={scaleOf(template)} anchors={anchors} onChange={onChange} />}
    </>
  )
}

/** What each level means, the highest first. */
function AnchorFields({
  scale,
  anchors,
  onChange,
}: {
  scale: Scale
  anchors: readonly string[]
  onChange: (anchors: string[]) => void
}) {
  const { translate } = useWords()
  return (
    <div className={styles.form}>
      {scale
        .map(({ points, label }, level) => ({ points, label, level }))
        .reverse()
        .map(({ points, label, level }) => (
          <Text
            key={level}
            label={translate('templateForms.meaningOf', { points, label: label ?? '' })}
            lines={2}
            value={anchors[level] ?? ''}
            onCommit={(text) => {
              if (text === '') return
              const filled = scale.map((_, index) => anchors[index] ?? '–')
              onChange(filled.with(level, text))
            }}
          />
        ))}
    </div>
  )
}
