import { fallbacks, lastResort } from '../../shared/messages/locales.ts'
import { catalogues, learn } from '../ui/catalogues.ts'
import type { WindowClient } from './client.ts'

/** Has the words of a language at hand before it is spoken. Where they cannot be read, English stands in. */
export async function learnLanguage({ client }: Pick<WindowClient, 'client'>, language: string): Promise<void> {
  if (fallbacks(language).some((tag) => tag === lastResort || catalogues(tag))) return
  const shown = await client('language.show', { language })
  if (shown.ok) for (const { tag, messages } of shown.value) learn(tag, messages)
}
