import { differenceOf } from '../../shared/difference.ts'
import type { ReadChange } from '../../shared/journal/contract.ts'
import { addressOf, type Route } from '../app/routing.ts'
import { isolated } from '../ui/isolated.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './journal.module.css'
import { valueText } from './value-text.ts'

/** What an entry brought or took away: what it is about, and field by field what was said before and is since. `to` shows its thing. */
export function Change({ change, to }: { change: ReadChange; to: Route | undefined }) {
  const { translate, moment } = useWords()
  const { kind, operation, about, fields, gone } = change
  return (
    <article className={styles.change} aria-label={kind}>
      <p className={styles.changeTitle}>
        <strong>{isolated(kind)}</strong>
        <StatusMark kind="plain">{translate(`journal.operation.${operation}`)}</StatusMark>
        {to && (
          <a className={styles.goTo} href={addressOf(to)}>
            {translate('journal.goTo')}
          </a>
        )}
      </p>
      <dl className={styles.facts}>
        {about.map(({ role, name }) => (
          <div key={`${role} ${name}`} className={styles.fact}>
            <dt>{isolated(role)}</dt>
            <dd>
              <bdi>{name}</bdi>
            </dd>
          </div>
        ))}
        {fields.map((field) => (
          <div key={field.field} className={styles.fact}>
            <dt>{isolated(field.field)}</dt>
            <dd>
              <Values before={field.before} after={field.after} />
            </dd>
          </div>
        ))}
      </dl>
      {gone && (
        <p className={styles.quiet}>
          {translate('journal.gone', { ...gone, at: moment(gone.at), because: gone.why === '' ? 'no' : 'yes' })}
        </p>
      )}
    </article>
  )
}

function Values({ before, after }: Pick<ReadChange['fields'][number], 'before' | 'after'>) {
  const words = useWords()
  if (before === null) return <bdi className={styles.text}>{after && valueText(after, words)}</bdi>
  if (after === null)
    return (
      <bdi className={styles.text}>
        <del>{valueText(before, words)}</del>
      </bdi>
    )
  if (before.kind === 'text' && after.kind === 'text') return <TextDifference before={before.text} after={after.text} />
  return (
    <>
      <del>
        <bdi>{valueText(before, words)}</bdi>
      </del>
      <span aria-hidden className={styles.arrow}>
        →
      </span>
      <ins>
        <bdi>{valueText(after, words)}</bdi>
      </ins>
    </>
  )
}

/** Texts that share little are easier to read one after the other. */
function TextDifference({ before, after }: { before: string; after: string }) {
  const pieces = differenceOf(before, after)
  const same = pieces.reduce((sum, { kind, text }) => (kind === 'same' ? sum + text.trim().length : sum), 0)
  const alike = same * 2 >= Math.min(before.length, after.length)
  const shown = alike
    ? pieces
    : ([
        { kind: 'removed', text: before },
        { kind: 'added', text: after },
      ] as const)
  return (
    <bdi className={styles.text}>
      {shown.map(({ kind, text }, index) => {
        // The order of the pieces is all that tells them apart.
        const key = `${index} ${kind}`
        if (kind === 'same') return <span key={key}>{text}</span>
        return kind === 'removed' ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>
      })}
    </bdi>
  )
}
