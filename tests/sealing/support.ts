import { join } from 'node:path'
import { expect } from 'vitest'
import { translator } from '../../shared/messages/translate.ts'
import { Refusal } from '../../shared/result.ts'

export const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name)

/** The passphrase of everything among the fixtures that has one. */
export const knownPassphrase = 'correct horse battery staple'

/** The code of what `work` refuses, with its facts; its message must find every fact that it names. Any other error is thrown on. */
export async function refused(work: Promise<unknown>): Promise<[string, Refusal['details']]> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(translator('en')(`error.${error.code}`, error.details)).not.toBe('')
    return [error.code, error.details]
  }
  throw new Error('Nothing was refused')
}
