import type { Evidence } from './contract.ts'

export type EvidenceOrigin = Evidence['origin']

/**
 * The pieces with every word in their name, their note or what `about` says of them, of one origin where one is given.
 */
export function foundEvidence(
  all: readonly Evidence[],
  words: string,
  origin: EvidenceOrigin | undefined,
  about: (evidence: string) => string = () => '',
): Evidence[] {
  const sought = words.toLowerCase().split(/\s+/).filter(Boolean)
  return all.filter(({ id, fileName, note, origin: from }) => {
    const text = `${fileName}\n${note ?? ''}\n${about(id)}`.toLowerCase()
    return (origin === undefined || from === origin) && sought.every((word) => text.includes(word))
  })
}

/** The ending of a file's name as people say it: `PDF`; nothing where it has none. */
export function kindOf(fileName: string): string {
  return /[^.]\.(\p{L}[\p{L}\p{N}]{0,7})$/u.exec(fileName)?.[1]?.toUpperCase() ?? ''
}
