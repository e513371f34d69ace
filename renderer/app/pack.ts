import { useRead } from './reading.ts'

/** What only some packs let their reader do, or none. */
type Deed = 'scores' | 'evidence' | 'other'

/** Whether something may be done in the open file: everything in a workspace, in a pack only what its reader may bring back. */
export function useMay(deed: Deed): boolean {
  const { data: cover } = useRead('pack.cover', {})
  return !cover || (deed !== 'other' && cover.brings.includes(deed))
}
