import type { Output } from '../../shared/contract.ts'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'

export type Pack = Output<'pack.list'>[number]

/** How a pack stands, as the key of its words. */
export const standingOf = ({ standing, returned }: Pack) =>
  standing === 'withdrawn' ? 'packs.isWithdrawn' : returned.length > 0 ? 'packs.cameBack' : 'packs.isOut'

export function Standing({ pack }: { pack: Pack }) {
  const { translate } = useWords()
  const kind = pack.standing === 'withdrawn' ? 'fail' : pack.returned.length > 0 ? 'pass' : 'plain'
  return <StatusMark kind={kind}>{translate(standingOf(pack), { times: pack.returned.length })}</StatusMark>
}
