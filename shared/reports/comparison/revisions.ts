import type { Text } from '../document.ts'
import { type Context, revisionKey } from './context.ts'
import type { Revision } from './facts.ts'
import { day, grouped, lines, spoken, worded } from './words.ts'

type Of = Pick<Revision, 'bid' | 'kind' | 'on' | 'subject'> & { evaluator?: string }

/** The newest revision of something, where it was changed after it was first recorded. */
export function revisionOf({ revisions }: Context, { evaluator, ...of }: Of): Revision | undefined {
  return revisions.get(revisionKey({ ...of, evaluator: evaluator ?? null }))
}

/** Which revision it is, of which day, by whom, what it was before, and why an answer was changed. */
function revisionNote(revision: Revision, { translate }: Context): Text {
  const { kind, reason, before } = revision
  const values = {
    revision: revision.revision,
    at: day(revision.at, translate),
    known: String(revision.by !== ''),
    by: spoken(revision.by),
  }
  const words =
    kind === 'answer'
      ? worded(translate, 'reports.revision.answer', { ...values, typed: String(reason !== null), reason: spoken(reason ?? '') })
      : worded(translate, 'reports.revision.figure', { ...values, before: before === null ? 'none' : grouped(before) })
  return words.map((part) => ({ ...(typeof part === 'string' ? { text: part } : part), tone: 'quiet' as const }))
}

/** A text with a note below it where there is something to note. */
export function noted(text: Text, revision: Revision | undefined, context: Context): Text {
  return revision ? lines([text, revisionNote(revision, context)]) : text
}

/** That a score or a consensus was given and taken back, and why. */
export function takenBack(revision: Revision, context: Context): Text {
  return noted(
    worded(context.translate, 'reports.revision.takenBack', { reason: spoken(revision.reason ?? '') }),
    revision,
    context,
  )
}
