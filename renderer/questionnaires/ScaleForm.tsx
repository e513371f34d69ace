import { useState } from 'react'
import { type LevelChange, levelEdits } from '../../shared/questionnaires/editing/levels.ts'
import { scaleOf } from '../../shared/questionnaires/scale.ts'
import { Button } from '../ui/Button.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import { CheckedText, Text } from './CommittedText.tsx'
import type { TemplateEditor } from './editor.ts'
import styles from './template-details.module.css'

/** The levels by which people score, the highest first: their points, names and what they mean. */
export function ScaleForm({ editor: { parts, edit } }: { editor: TemplateEditor }) {
  const { translate, number } = useWords()
  const [refused, setRefused] = useState(false)
  const { scale: said } = parts
  const levels = scaleOf(said)
  const change = (wanted: LevelChange) => {
    const edits = levelEdits(parts, wanted)
    setRefused(!edits)
    if (edits) edit(...edits)
  }
  const mean = (level: number, text: string) =>
    edit({
      do: 'setScale',
      scale: { ...said, defaultAnchors: levels.map((_, at) => said.defaultAnchors[at] ?? '–').with(level, text) },
    })
  const insert = (behind: number) => change({ change: 'insert', behind, meaning: translate('templateForms.newMeaning') })
  return (
    <section className={styles.part}>
      <h2>{translate('templateForms.scale')}</h2>
      <p className={styles.help}>{translate('templateForms.scaleHelp')}</p>
      {refused && (
        <StatusMark kind="warn" wrap>
          {translate('templateForms.notScale')}
        </StatusMark>
      )}
      <div>
        <Button compact onPress={() => insert(levels.length - 1)}>
          {translate('templateForms.addLevelAbove')}
        </Button>
      </div>
      {levels
        .map((level, at) => ({ level, at }))
        .reverse()
        .map(({ level, at }) => (
          <div key={at} className={styles.level}>
            <CheckedText
              label={translate('questionnaire.points')}
              value={String(level.points)}
              check={(text) => (/^\d{1,3}(?:\.\d{1,3})?$/.test(text) ? undefined : translate('templateForms.notPoints'))}
              onCommit={(text) => change({ change: 'set', at, level: { ...level, points: Number(text) } })}
            />
            <Text
              label={translate('templateForms.levelName')}
              value={level.label ?? ''}
              onCommit={(label) =>
                change({ change: 'set', at, level: label === '' ? { points: level.points } : { ...level, label } })
              }
            />
            <Text
              label={translate('templateForms.levelMeaning')}
              value={said.defaultAnchors[at] ?? ''}
              onCommit={(text) => text !== '' && mean(at, text)}
            />
            <div className={styles.buttons}>
              <Button
                look="quiet"
                aria-label={translate('templateForms.addLevelBelow', { points: number(level.points) })}
                onPress={() => insert(at - 1)}
              >
                +
              </Button>
              <Button
                look="quiet"
                isDisabled={levels.length <= 2}
                aria-label={translate('templateForms.removeLevel', { points: number(level.points) })}
                onPress={() => change({ change: 'remove', at })}
              >
                ×
              </Button>
            </div>
          </div>
        ))}
    </section>
  )
}
