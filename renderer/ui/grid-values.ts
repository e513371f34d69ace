import { isValidElement, type ReactNode } from 'react'

/** What a cell says as plain data: it is sorted, filtered, found and copied by that. `order` where its text does not sort as people expect. */
export type GridValue = string | number | null | { text: string; order: string | number }

/** How a column is filtered: rows whose text contains this, or is just this. */
export type GridFilter = { column: string; kind: 'contains' | 'is'; text: string }

/** The text inside what a cell draws; parts that make their text themselves have none here. */
export function textIn(node: ReactNode): string {
  if (typeof node === 'string' || typeof node === 'number') return String(node)
  if (Array.isArray(node)) return node.map(textIn).join('')
  return isValidElement<{ children?: ReactNode }>(node) ? textIn(node.props.children) : ''
}

/** The text of a value as it is read. */
export function textOf(value: GridValue, number: (value: number) => string): string {
  if (value === null || typeof value === 'string') return value ?? ''
  return typeof value === 'number' ? number(value) : value.text
}

/** What a value is sorted by; nothing goes last. */
export function orderOf(value: GridValue): string | number | undefined {
  const order = typeof value === 'object' && value !== null ? value.order : value
  return order === null || order === '' ? undefined : order
}

/** Numbers by their size and before texts, texts as people of the language sort them. */
export function compareOrders(
  one: string | number,
  other: string | number,
  compare: (one: string, other: string) => number,
): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  if (typeof one === 'string' && typeof other === 'string') return compare(one, other)
  return typeof one === 'number' ? -1 : 1
}

/** A text as it is sought: without marks, in small letters, and without what only isolates a direction. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}|[\u2066-\u2069]/gu, '')
    .toLowerCase()
}

/** Whether a text passes a filter. */
export function passes(text: string, { kind, text: sought }: Pick<GridFilter, 'kind' | 'text'>): boolean {
  return kind === 'is' ? text === sought : folded(text).includes(folded(sought.trim()))
}
