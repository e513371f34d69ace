import { useEffect, useRef } from 'react'
import { create } from 'zustand'
import type { PageKey } from '../../shared/messages/translation.ts'

/** What a screen does with files that are dropped on it. */
export type DropTarget = {
  /** Says so while they are held over it. */
  label: PageKey
  /** `row` is the id of the row of a table on which they were let go. */
  take: (paths: readonly string[], row: string | undefined) => void
}

/** What takes dropped files at the moment, beside the window itself. */
export const useDropTargets = create<{ target: DropTarget | null }>()(() => ({ target: null }))

/** Takes files that are dropped while the caller is on the screen. */
export function useDropTarget({ label, take }: DropTarget): void {
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const target: DropTarget = { label, take: (paths, row) => latest.current(paths, row) }
    useDropTargets.setState({ target })
    return () => useDropTargets.setState((state) => (state.target === target ? { target: null } : {}))
  }, [label])
}

export type Landing = { kind: 'open'; path: string } | { kind: 'take'; paths: readonly string[] } | { kind: 'nowhere' } | null

/**
 * Where dropped files go: a workspace alone opens, others go to what takes them where they land. Without an open workspace, whatever
 * comes is taken for one; nothing where no file came.
 */
export function landingOf(paths: readonly string[], { isOpen, hasTarget }: { isOpen: boolean; hasTarget: boolean }): Landing {
  const [first] = paths
  if (first === undefined) return null
  if (!isOpen || (paths.length === 1 && /\.assay(?:\.age)?$/i.test(first))) return { kind: 'open', path: first }
  return hasTarget ? { kind: 'take', paths } : { kind: 'nowhere' }
}
