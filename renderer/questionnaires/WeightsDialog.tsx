import { useMemo, useState } from 'react'
import {
  percentOf,
  type WeightsDraft,
  type WeightsMethod,
  weighDraft,
  weightsDraft,
} from '../../shared/questionnaires/weights/draft.ts'
import type { WeightsBasis } from '../../shared/questionnaires/weights/model.ts'
import { pairwiseVariantNames, randomIndexNames } from '../../shared/questionnaires/weights/names.ts'
import type { WeighingResult } from '../../shared/questionnaires/weights/weigh.ts'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Segments } from '../ui/Button.tsx'
import { Select } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import { Consistency } from './Consistency.tsx'
import { PairsGrid } from './PairsGrid.tsx'
import type { Weighed } from './weighed.ts'
import styles from './weights.module.css'

const nothing: WeightsBasis = { method: 'direct', items: [] }

const methods = ['direct', 'swing', 'rankOrderCentroid', 'pairwise'] as const satisfies readonly WeightsMethod[]

/** Finds weights by a method, beside the present ones, and takes them as one step. */
export function WeightsDialog({
  template,
  weighed,
  onClose,
}: {
  template: string
  weighed: Weighed | null
  onClose: () => void
}) {
  const { translate } = useWords()
  return (
    <Floating open={weighed !== null} onClose={onClose} wide label={translate('weighing.open')}>
      {weighed && <Form template={template} weighed={weighed} onClose={onClose} />}
    </Floating>
  )
}

function Form({ template, weighed, onClose }: { template: string; weighed: Weighed; onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const { items, within, title, found } = weighed
  const [draft, setDraft] = useState<WeightsDraft>(() => weightsDraft(items, 'pairwise', found))
  const result = useMemo(() => weighDraft(draft), [draft])
  const { method } = draft
  const { refused, submit } = useSubmit(
    // Nothing is sent while no weights follow: the form is not ready then.
    () => client('template.weigh', { template, in: within, basis: result.ok ? result.value.basis : nothing }),
    () => {
      useNotice.getState().show('done', translate('weighing.taken', { method: translate(`weighing.${method}`) }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('weighing.title', { what: title })}
      problem={refused}
      action={translate('weighing.take')}
      ready={result.ok && items.length > 1}
      onCancel={onClose}
      onSubmit={submit}
    >
      {items.length < 2 ? (
        <p>{translate('weighing.single')}</p>
      ) : (
        <div className={styles.form}>
          <Segments<WeightsMethod>
            label={translate('weighing.method')}
            value={method}
            onChange={(chosen) => setDraft({ ...draft, method: chosen })}
            options={methods.map((value) => ({ value, label: translate(`weighing.${value}`) }))}
          />
          <p className={styles.help}>{translate(`weighing.help.${method}`)}</p>
          <div className={styles.sides}>
            <div className={styles.form}>
              {method === 'pairwise' ? (
                <Pairwise draft={draft} items={items} onChange={setDraft} />
              ) : (
                <Amounts draft={draft} items={items} onChange={setDraft} />
              )}
            </div>
            <Preview items={items} result={result} />
          </div>
          {!result.ok && (
            <StatusMark kind="warn" wrap>
              {said(result, items, translate)}
            </StatusMark>
          )}
          {result.ok && <Consistency weighing={result.value} items={items} draft={draft} onChange={setDraft} />}
        </div>
      )}
    </DialogForm>
  )
}

type Parts = { draft: WeightsDraft; items: Weighed['items']; onChange: (draft: WeightsDraft) => void }

/** One amount, or one place, for each. */
function Amounts({ draft, items, onChange }: Parts) {
  const field = draft.method === 'rankOrderCentroid' ? 'rank' : draft.method === 'swing' ? 'swing' : 'direct'
  return items.map(({ id, title }, index) => (
    <TextField
      key={`${field} ${id}`}
      autoFocus={index === 0}
      label={title}
      value={draft[field][id] ?? ''}
      onChange={(text) => onChange({ ...draft, [field]: { ...draft[field], [id]: text } })}
    />
  ))
}

function Pairwise({ draft, items, onChange }: Parts) {
  const { translate } = useWords()
  return (
    <>
      <PairsGrid items={items} pairs={draft.pairs} onChange={(pairs) => onChange({ ...draft, pairs })} />
      <div className={styles.options}>
        <Select
          label={translate('weighing.variant')}
          value={draft.variant}
          options={pairwiseVariantNames.map((value) => ({ value, label: translate(`weighing.variant.${value}`) }))}
          onChange={(variant) => onChange({ ...draft, variant })}
        />
        <Select
          label={translate('weighing.randomIndex')}
          value={draft.randomIndex}
          options={randomIndexNames.map((value) => ({ value, label: translate(`weighing.randomIndex.${value}`) }))}
          onChange={(randomIndex) => onChange({ ...draft, randomIndex })}
        />
      </div>
    </>
  )
}

/** What would come of it, beside what is. */
function Preview({ items, result }: { items: Weighed['items']; result: WeighingResult }) {
  const { translate, number } = useWords()
  const whole = items.reduce((sum, { weight }) => sum + weight, 0)
  const weights = new Map(result.ok ? result.value.weights.map(({ id, weight }) => [id, weight]) : [])
  return (
    <table className={styles.preview}>
      <thead>
        <tr>
          <th scope="col">{translate('weighing.item')}</th>
          <th scope="col">{translate('weighing.now')}</th>
          <th scope="col">{translate('weighing.share')}</th>
          <th scope="col">{translate('weighing.then')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, title, weight }) => {
          const then = weights.get(id)
          return (
            <tr key={id}>
              <th scope="row">
                <bdi>{title}</bdi>
              </th>
              <td>{number(weight)}</td>
              <td>{whole === 0 ? '–' : translate('weighing.percent', { share: number(percentOf(weight, whole)) })}</td>
              <td className={styles.then}>{then === undefined ? '–' : number(then)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** Why no weights follow, with the items called as people call them. */
function said(
  result: Extract<WeighingResult, { ok: false }>,
  items: Weighed['items'],
  translate: ReturnType<typeof useWords>['translate'],
): string {
  const { message, details } = result.problem
  const titles = new Map(items.map(({ id, title }) => [id, title]))
  const called = (value: string) =>
    value
      .split(', ')
      .map((id) => titles.get(id) ?? id)
      .join(', ')
  const named = Object.entries(details).map(([key, value]) => [key, typeof value === 'string' ? called(value) : value])
  return translate(message, Object.fromEntries(named))
}
