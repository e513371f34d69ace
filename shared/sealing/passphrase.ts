/** What a passphrase is worth by its length: nothing, too little against somebody who tries, or enough. */
export type Strength = 'empty' | 'weak' | 'long'

/** From how many characters on a passphrase is long enough, and how many of them have to differ. */
export const longPassphrase = { characters: 16, different: 8 }

/** Judges a passphrase by its length alone: a long one may still be known, such as a line of a song. */
export function strengthOf(passphrase: string): Strength {
  const characters = Array.from(passphrase.normalize('NFC').trim())
  if (characters.length === 0) return 'empty'
  const isLong = characters.length >= longPassphrase.characters && new Set(characters).size >= longPassphrase.different
  return isLong ? 'long' : 'weak'
}
