import type { JournalObject } from '../../shared/journal/objects.ts'
import type { Shown } from '../topic.ts'

/** The object whose history an address names; nothing where it names none. */
export function journalObjectOf(parameter: Shown['named']): JournalObject | undefined {
  const named = (name: string) => parameter(name) ?? ''
  const bid = named('bid')
  switch (parameter('kind')) {
    case 'bidder':
      return { kind: 'bidder', bid }
    case 'answer':
      return { kind: 'answer', bid, question: named('question') }
    case 'criterion':
      return { kind: 'criterion', bid, criterion: named('criterion') }
    case 'price':
      return { kind: 'price', bid, line: named('line') }
    case 'evidence':
      return { kind: 'evidence', evidence: named('evidence') }
    case 'receipt':
      return { kind: 'receipt', receipt: named('receipt') }
    default:
      return undefined
  }
}
