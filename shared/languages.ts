import { nothing } from './fields.ts'
import { task } from './procedure.ts'
import { z } from './schema.ts'
import { language } from './workspace/settings.ts'

export const languagesContract = {
  /** The tags of the languages that there are words of. */
  'language.list': task(nothing, z.array(language)),
  /** What the screens say in a language: its own messages, then those that it falls back on. English comes with the screens. */
  'language.show': task(
    z.strictObject({ language }),
    z.array(z.strictObject({ tag: language, messages: z.record(z.string(), z.string()) })),
  ),
}
