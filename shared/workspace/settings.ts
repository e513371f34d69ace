import { canonicalLocale, lastResort } from '../messages/locales.ts'
import { z } from '../schema.ts'

/** A language tag (BCP 47), whether or not there are words for it. */
export const language = z
  .string()
  .max(35)
  .refine((tag) => canonicalLocale(tag) !== undefined)

/** How a person likes the app to look and speak, on this machine. `system` follows what the operating system says. */
export const settings = z.strictObject({
  language: language.default(lastResort),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  contrast: z.enum(['system', 'more', 'normal']).default('system'),
  density: z.enum(['dense', 'comfortable']).default('dense'),
})
export type Settings = z.infer<typeof settings>

/** Some of the settings; what is left out stays as it is. */
export const settingsChange = z.strictObject({
  language: language.optional(),
  theme: settings.shape.theme.unwrap().optional(),
  contrast: settings.shape.contrast.unwrap().optional(),
  density: settings.shape.density.unwrap().optional(),
})
