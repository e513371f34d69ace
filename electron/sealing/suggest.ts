import { randomInt } from 'node:crypto'
import { wordlist } from '@scure/bip39/wordlists/english.js'

/** Seven of 2,048 words: nobody finds them by trying, 77 bits behind a slow key derivation. */
const words = 7

/** A passphrase of words drawn at random, which differ in their first four letters. */
export function suggestPassphrase(): string {
  return Array.from({ length: words }, () => wordlist[randomInt(wordlist.length)]).join('-')
}
