import { shownName } from '../../shared/file-name.ts'

/** The name or the path of a file, as it is shown everywhere: nothing in it goes unseen or turns what stands around it about. */
export function FileName({ of, className }: { of: string; className?: string | undefined }) {
  return <bdi className={className}>{shownName(of)}</bdi>
}
