import { useLayoutEffect, useRef, useState } from 'react'
import {
  type Built,
  type BuiltGroup,
  type BuiltRow,
  firstComparison,
  type Join,
} from '../../shared/questionnaires/conditions/builder.ts'
import type { Around } from '../../shared/questionnaires/conditions/check.ts'
import type { Question } from '../../shared/questionnaires/model.ts'
import type { OutlineQuestion } from '../../shared/questionnaires/outline.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox, Select } from '../ui/Choice.tsx'
import { useWords } from '../ui/words.tsx'
import { ComparisonRow } from './ComparisonRow.tsx'
import styles from './condition-builder.module.css'

type Surroundings = { question: Question; around: Around; entries: readonly OutlineQuestion[] }
type Part = Built['parts'][number]

/** A condition as comparisons and groups of comparisons; each change is taken at once. */
export function ConditionBuilder({ built, onChange, ...of }: Surroundings & { built: Built; onChange: (built: Built) => void }) {
  const { translate } = useWords()
  const { parts } = built
  const container = useRef<HTMLDivElement>(null)
  const [fresh, setFresh] = useState<number | null>(null)
  useLayoutEffect(() => {
    if (fresh === null) return
    container.current?.querySelectorAll(':scope > [data-part]')[fresh]?.querySelector<HTMLElement>('[role=combobox]')?.focus()
    setFresh(null)
  }, [fresh])
  const first = firstRow(of)
  const put = (index: number, part: Part | null) =>
    onChange({ ...built, parts: part ? parts.with(index, part) : parts.filter((_, at) => at !== index) })
  const add = (part: Part) => {
    onChange({ ...built, parts: [...parts, part] })
    setFresh(parts.length)
  }
  return (
    <div className={styles.builder} ref={container}>
      {parts.length > 1 && <Joining of={built} onChange={(said) => onChange({ ...built, ...said })} />}
      {parts.map((part, index) => {
        const isOnly = parts.length === 1
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts are nothing but what they say, in their order
          <div key={index} data-part className={part.kind === 'row' ? styles.row : styles.group}>
            {part.kind === 'row' ? (
              <ComparisonRow {...of} row={part} isOnly={isOnly} onChange={(row) => put(index, row)} />
            ) : (
              <Group {...of} group={part} onChange={(group) => put(index, group)} />
            )}
          </div>
        )
      })}
      {first && (
        <div className={styles.actions}>
          <Button compact onPress={() => add(first)}>
            {translate('conditionBuilder.add')}
          </Button>
          <Button compact onPress={() => add({ kind: 'group', not: false, join: otherJoin(built.join), rows: [first, first] })}>
            {translate('conditionBuilder.addGroup')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Group({
  group,
  onChange,
  ...of
}: Surroundings & { group: BuiltGroup; onChange: (group: BuiltGroup | BuiltRow | null) => void }) {
  const { translate } = useWords()
  const { rows } = group
  const first = firstRow(of)
  const put = (index: number, row: BuiltRow | null) =>
    onChange({ ...group, rows: row ? rows.with(index, row) : rows.filter((_, at) => at !== index) })
  return (
    <>
      <Joining of={group} onChange={(said) => onChange({ ...group, ...said })} />
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are nothing but what they say, in their order
        <div key={index} className={styles.row}>
          <ComparisonRow {...of} row={row} isOnly={false} onChange={(changed) => put(index, changed)} />
        </div>
      ))}
      <div className={styles.actions}>
        {first && (
          <Button compact onPress={() => onChange({ ...group, rows: [...rows, first] })}>
            {translate('conditionBuilder.addToGroup')}
          </Button>
        )}
        <Button compact look="quiet" onPress={() => onChange(null)}>
          {translate('conditionBuilder.removeGroup')}
        </Button>
      </div>
    </>
  )
}

/** How parts are joined, and whether the contrary is meant. */
function Joining({
  of: { not, join },
  onChange,
}: {
  of: { not: boolean; join: Join }
  onChange: (said: { not?: boolean; join?: Join }) => void
}) {
  const { translate } = useWords()
  return (
    <div className={styles.joining}>
      <Select<Join>
        label={translate('conditionBuilder.asked')}
        value={join}
        options={(['all', 'any'] as const).map((value) => ({ value, label: translate(`conditionBuilder.${value}`) }))}
        onChange={(value) => onChange({ join: value })}
      />
      <Checkbox selected={not} onChange={(on) => onChange({ not: on })}>
        {translate('conditionBuilder.notTogether')}
      </Checkbox>
    </div>
  )
}

const otherJoin = (join: Join): Join => (join === 'all' ? 'any' : 'all')

/** What a new row begins with: the question before. */
function firstRow({ question, entries }: Surroundings): BuiltRow | undefined {
  const before = entries[entries.findIndex((entry) => entry.question.id === question.id) - 1]
  return before && { kind: 'row', not: false, comparison: firstComparison(before.question) }
}
