import { highestPoints } from '../../shared/questionnaires/highest-points.ts'

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** `points`: a digit of the scale · `beyond`: another digit · `reason`: the text of the reason · `next`: on to the next open cell. */
export type Meaning = { kind: 'points'; points: number } | { kind: 'beyond' | 'reason' | 'next' } | null

/**
 * What a key means in a cell of the scoring grid; null where the grid leaves it to others. Once a digit was typed in the cell,
 * every letter belongs to the reason: none is a command any more, however fast it follows.
 */
export function meaningOf({ key, ctrlKey, metaKey, altKey }: Pressed, digitTyped: boolean): Meaning {
  if (ctrlKey || metaKey || altKey) return null
  if (/^[0-9]$/.test(key)) return Number(key) <= highestPoints ? { kind: 'points', points: Number(key) } : { kind: 'beyond' }
  if (key === 'Enter') return { kind: 'next' }
  // A dead key and an input method begin a letter too.
  const writes = [...key].length === 1 || key === 'Dead' || key === 'Process'
  return digitTyped && writes && key !== ' ' ? { kind: 'reason' } : null
}
