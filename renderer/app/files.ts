import { useCallback } from 'react'
import { undirected } from '../../shared/messages/directions.ts'
import type { PlaceRequest } from '../../shared/window.ts'
import { useWindow } from './window.tsx'

/** A new file's place; `replace` where a person has already agreed that a file there goes. */
type NewFile = { path: string; replace: boolean }

/** Asks where a new file goes, or in which folder new files go. Nothing when cancelled. */
export function useAskPlace(): (request: PlaceRequest) => Promise<NewFile | undefined> {
  const { choosePlace } = useWindow()
  return useCallback(
    async (request) => {
      const name = undirected(request.name ?? '')
      const place = await choosePlace({ ...request, name })
      return place.kind === 'chosen' ? { path: place.path, replace: place.replace } : undefined
    },
    [choosePlace],
  )
}
