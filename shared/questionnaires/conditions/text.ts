import type { MessageKey } from '../../messages/translate.ts'
import type { Details } from '../../result.ts'
import { isDay, isDecimal, isIdentifier } from '../written-forms.ts'
import { relationOf, valuesOf } from './compare.ts'
import type { Comparison, Condition } from './model.ts'

/** Why a text is no condition: a message of the catalogue and its facts, `at` the place of the letter where it stops, from 1. */
export type ConditionProblem = { message: Extract<MessageKey, `condition.problem.${string}`>; details: Details }

export type ParsedCondition = { ok: true; value: Condition } | { ok: false; problem: ConditionProblem }

/** The words of the language. A question of such an id stands between quotation marks. */
const words = ['and', 'or', 'not', 'in']

const signs = { equals: '=', atLeast: '>=', atMost: '<=', above: '>', below: '<' } as const

/** A condition as people write it: `sec.mfa in (yes, partly) and not hours < 8`. `parseCondition` reads it back into the same value. */
export function formatCondition(condition: Condition): string {
  if ('not' in condition) return `not ${inner(condition.not)}`
  if ('all' in condition) return condition.all.map(inner).join(' and ')
  if ('any' in condition) return condition.any.map(inner).join(' or ')
  const relation = relationOf(condition)
  const question = words.includes(condition.question) ? `"${condition.question}"` : condition.question
  if (relation === 'answered') return `answered(${question})`
  const values = valuesOf(condition)
  return relation === 'answers' ? `${question} in (${values.join(', ')})` : `${question} ${signs[relation]} ${values.join('')}`
}

function inner(condition: Condition): string {
  const text = formatCondition(condition)
  return 'all' in condition || 'any' in condition ? `(${text})` : text
}

/** Stops reading, with what is wrong. Never leaves this file. */
class Unreadable extends Error {
  readonly problem: ConditionProblem
  constructor(problem: ConditionProblem) {
    super(problem.message)
    this.problem = problem
  }
}

/** `quoted`: a name between quotation marks, which is never a word of the language. */
type Token = { readonly text: string; readonly at: number; readonly quoted: boolean }

const mostDepth = 20

/** Reads what `formatCondition` writes, with any spaces between its parts. */
export function parseCondition(text: string): ParsedCondition {
  try {
    const reader = new Reader(tokensOf(text), text.length + 1)
    const value = reader.any(0)
    reader.end()
    return { ok: true, value }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, problem: error.problem }
    throw error
  }
}

const token = /\s*(?:(>=|<=|[()=<>,])|(-?[\p{L}\p{N}][\p{L}\p{N}.-]*)|"([^"]*)")/uy

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (let from = 0; text.slice(from).trim() !== ''; ) {
    token.lastIndex = from
    const match = token.exec(text)
    const at = from + (/\S/.exec(text.slice(from))?.index ?? 0)
    if (!match) throw new Unreadable({ message: 'condition.problem.letter', details: { at: at + 1, letter: text.charAt(at) } })
    tokens.push({ text: match[1] ?? match[2] ?? match[3] ?? '', at: at + 1, quoted: match[3] !== undefined })
    from = token.lastIndex
  }
  return tokens
}

/** Reads tokens one after the other: `or` binds less than `and`, `and` less than `not`. */
class Reader {
  private next = 0
  private readonly tokens: readonly Token[]
  private readonly endsAt: number
  constructor(tokens: readonly Token[], endsAt: number) {
    this.tokens = tokens
    this.endsAt = endsAt
  }

  any(depth: number): Condition {
    const parts = this.parts('or', () => this.all(depth))
    const [only] = parts
    return only && parts.length === 1 ? only : { any: parts }
  }

  end(): void {
    const token = this.tokens[this.next]
    if (token) throw new Unreadable({ message: 'condition.problem.afterwards', details: { at: token.at, text: token.text } })
  }

  private all(depth: number): Condition {
    const parts = this.parts('and', () => this.one(depth))
    const [only] = parts
    return only && parts.length === 1 ? only : { all: parts }
  }

  private parts(word: string, read: () => Condition): Condition[] {
    const parts = [read()]
    while (this.takes(word)) parts.push(read())
    return parts
  }

  private one(depth: number): Condition {
    if (depth > mostDepth) throw this.unreadable('condition.problem.depth', { most: mostDepth })
    if (this.takes('not')) return { not: this.one(depth + 1) }
    if (this.takes('(')) {
      const condition = this.any(depth + 1)
      this.expects(')')
      return condition
    }
    if (this.peek() === 'answered' && this.tokens[this.next + 1]?.text === '(') {
      this.next += 2
      const question = this.question()
      this.expects(')')
      return { question, answered: true }
    }
    return this.comparison(this.question())
  }

  private comparison(question: string): Comparison {
    if (this.takes('in')) {
      this.expects('(')
      const answers = [this.choice()]
      while (this.takes(',')) answers.push(this.choice())
      this.expects(')')
      return { question, answers }
    }
    if (this.takes('=')) return { question, equals: this.value() }
    if (this.takes('>=')) return { question, atLeast: this.bound() }
    if (this.takes('<=')) return { question, atMost: this.bound() }
    if (this.takes('>')) return { question, above: this.bound() }
    if (this.takes('<')) return { question, below: this.bound() }
    throw this.unreadable('condition.problem.relation', { question })
  }

  private question(): string {
    const token = this.tokens[this.next]
    if (!token || (words.includes(token.text) && !token.quoted) || !isIdentifier(token.text))
      throw this.unreadable('condition.problem.question', {})
    this.next++
    return token.text
  }

  private choice(): string {
    return this.read(isIdentifier, 'condition.problem.choice')
  }

  private value(): string {
    return this.read((text) => isIdentifier(text) || isDecimal(text), 'condition.problem.choice')
  }

  private bound(): string {
    return this.read((text) => isDecimal(text) || isDay(text), 'condition.problem.bound')
  }

  private read(fits: (text: string) => boolean, message: ConditionProblem['message']): string {
    const text = this.peek()
    if (text === undefined || !fits(text)) throw this.unreadable(message, {})
    this.next++
    return text
  }

  private peek(): string | undefined {
    return this.tokens[this.next]?.text
  }

  private takes(text: string): boolean {
    const token = this.tokens[this.next]
    if (token?.text !== text || token.quoted) return false
    this.next++
    return true
  }

  private expects(text: string): void {
    if (!this.takes(text)) throw this.unreadable('condition.problem.expected', { expected: text })
  }

  private unreadable(message: ConditionProblem['message'], details: Details): Unreadable {
    return new Unreadable({ message, details: { ...details, at: this.tokens[this.next]?.at ?? this.endsAt } })
  }
}
