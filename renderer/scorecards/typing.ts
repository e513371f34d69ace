type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/**
 * `level`: the digits `typed` stand for this level, by its place · `begun`: more digits have to follow · `beyond`: no level has such
 * a digit · `reason`: the text of the reason · `next`: on to the next open cell.
 */
export type Meaning =
  | { kind: 'level'; level: number; typed: string }
  | { kind: 'begun'; typed: string }
  | { kind: 'beyond' | 'reason' | 'next' }
  | null

/** What a person types in a cell for each level, and the digits that were typed there just before. */
export type Typing = { readonly keys: readonly string[]; readonly typed: string }

/**
 * What a key means in a cell of the scoring grid; null where the grid leaves it to others. Once a digit was typed in the cell,
 * every letter belongs to the reason: none is a command any more, however fast it follows. A digit goes on with those before it
 * where a level has such a number, and otherwise begins anew.
 */
export function meaningOf({ key, ctrlKey, metaKey, altKey }: Pressed, digitTyped: boolean, { keys, typed }: Typing): Meaning {
  if (ctrlKey || metaKey || altKey) return null
  if (/^[0-9]$/.test(key)) {
    const digits = [typed + key, key].find((begin) => keys.some((one) => one.startsWith(begin)))
    if (digits === undefined) return { kind: 'beyond' }
    const level = keys.indexOf(digits)
    return level < 0 ? { kind: 'begun', typed: digits } : { kind: 'level', level, typed: digits }
  }
  if (key === 'Enter') return { kind: 'next' }
  // A dead key and an input method begin a letter too.
  const writes = [...key].length === 1 || key === 'Dead' || key === 'Process'
  return digitTyped && writes && key !== ' ' ? { kind: 'reason' } : null
}
