import type { Row, Text } from '../document.ts'
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

/** Scores and consensus that were given for a subject and taken back. */
export function takenBack({ bid, on, subject }: Pick<Of, 'bid' | 'on' | 'subject'>, context: Context): Row[] {
  const names = new Map(context.facts.evaluators.map(({ id, name }) => [id, name]))
  return context.facts.revisions
    .filter(
      (one) =>
        one.bid === bid &&
        one.on === on &&
        one.subject === subject &&
        one.now === null &&
        ['score', 'consensus'].includes(one.kind),
    )
    .map((revision) => ({
      cells: [
        {
          text:
            revision.kind === 'consensus'
              ? context.translate('reports.answers.consensus')
              : spoken(names.get(revision.evaluator ?? '') ?? ''),
          indent: 1,
          tone: 'quiet',
        },
        noted(
          worded(context.translate, 'reports.revision.takenBack', { reason: spoken(revision.reason ?? '') }),
          revision,
          context,
        ),
        '',
        '\u2013',
        '',
      ],
    }))
}
