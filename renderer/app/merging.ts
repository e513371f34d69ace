import { useCallback } from 'react'
import { create } from 'zustand'
import type { Output } from '../../shared/contract.ts'
import { go } from './routing.ts'
import { useWindow } from './window.tsx'
import { useWorkspaces } from './workspaces.ts'

/** A file that could be merged into the open workspace, and what it says of itself. */
type Offer = { path: string } & Output<'workspace.identify'>

/** The file that is looked at to be merged, and one of which it is asked whether it is opened or merged. */
export const useMerging = create<{ path: string | null; offer: Offer | null }>()(() => ({ path: null, offer: null }))

/** Shows what merging a file would bring. */
export function lookAtMerge(path: string): void {
  useMerging.setState({ path, offer: null })
  go({ screen: 'merge' })
}

/** Asks for a pack or a copy, and shows what merging it would bring. */
export function useChooseMerge(): () => Promise<void> {
  const { chooseFiles } = useWindow()
  return useCallback(async () => {
    const [path] = await chooseFiles({ kind: 'workspace' })
    if (path !== undefined) lookAtMerge(path)
  }, [chooseFiles])
}

/** Opens a file, or asks whether it is to be merged where it is a pack or a copy of what is open. */
export function useOpenOrMerge(isOpen: boolean): (path: string) => Promise<void> {
  const { client } = useWindow()
  const { open } = useWorkspaces()
  return async (path) => {
    const found = isOpen ? await client('workspace.identify', { path }) : undefined
    const isOwn = found?.ok && (found.value.kind === 'pack' || found.value.kind === 'copy')
    // What cannot be identified is refused when it is opened, with what helps.
    if (isOwn) useMerging.setState({ offer: { path, ...found.value } })
    else await open(path)
  }
}
