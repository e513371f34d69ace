import type { Draft } from './drafts.ts'

/** What tells drafts of one workspace apart: there is one of each key. */
export function draftKey(draft: KeyOf<Draft>): string {
  switch (draft.kind) {
    case 'score':
      return `score ${draft.evaluator ?? 'consensus'} ${draft.bid} ${draft.subject.kind} ${draft.subject.id}`
    case 'answer':
      return `answer ${draft.bid} ${draft.question}`
    case 'price':
      return `price ${draft.bid} ${draft.line}`
    case 'tender':
      return 'tender'
    case 'priceSheet':
      return `priceSheet ${draft.lot}`
  }
}

/** The part of a draft that its key is made of. */
type KeyOf<Each extends Draft> = Each extends { kind: 'score' }
  ? Pick<Each, 'kind' | 'evaluator' | 'bid' | 'subject'>
  : Each extends { kind: 'answer' }
    ? Pick<Each, 'kind' | 'bid' | 'question'>
    : Each extends { kind: 'price' }
      ? Pick<Each, 'kind' | 'bid' | 'line'>
      : Each extends { kind: 'priceSheet' }
        ? Pick<Each, 'kind' | 'lot'>
        : Pick<Each, 'kind'>
