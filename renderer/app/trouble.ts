import { create } from 'zustand'
import { isJournaled } from '../../shared/command-names.ts'
import type { Client } from '../../shared/contract.ts'
import type { ErrorCode, Problem } from '../../shared/result.ts'

/** What the open file may suffer from, and the way on from there. */
const waysOn = {
  'workspace.removed': 'copy',
  'workspace.full': 'copy',
  'workspace.io': 'copy',
  'workspace.readonly': 'copy',
  'workspace.damaged': 'restore',
  'workspace.changedOutside': 'reopen',
} as const satisfies Partial<Record<ErrorCode, string>>

const isTrouble = (code: ErrorCode): code is keyof typeof waysOn => Object.hasOwn(waysOn, code)

export function wayOn({ code }: Problem): 'copy' | 'restore' | 'reopen' | undefined {
  return isTrouble(code) ? waysOn[code] : undefined
}

/** What is wrong with the file of the window, whichever screen met it: it concerns them all. */
export const useTrouble = create<{ trouble: Problem | null; clear: () => void }>()((set) => ({
  trouble: null,
  clear: () => set({ trouble: null }),
}))

/** The same client; it notes trouble with the file that is open, until something is recorded again or another file is open. */
export function notingTrouble(client: Client): Client {
  let path: unknown
  return async (name, input, options) => {
    const result = await client(name, input, options)
    const { trouble, clear } = useTrouble.getState()
    if (!result.ok) {
      if (isTrouble(result.error.code) && result.error.details.path === path) useTrouble.setState({ trouble: result.error })
    } else if (name === 'workspace.info' || name === 'workspace.open' || name === 'workspace.create') {
      const opened: unknown = Reflect.get(Object(result.value), 'path')
      if (opened !== path || name !== 'workspace.info') clear()
      path = opened
    } else if (trouble && isJournaled(name)) clear()
    return result
  }
}
