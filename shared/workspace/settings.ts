import { locales } from '../messages/translate.ts'
import { z } from '../schema.ts'

/** How a person likes the app to look and speak, on this machine. `system` follows what the operating system says. */
export const settings = z.strictObject({
  language: z.enum(locales).default('en'),
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  contrast: z.enum(['system', 'more', 'normal']).default('system'),
  density: z.enum(['dense', 'comfortable']).default('dense'),
})
export type Settings = z.infer<typeof settings>

/** Some of the settings; what is left out stays as it is. */
export const settingsChange = z.strictObject({
  language: settings.shape.language.unwrap().optional(),
  theme: settings.shape.theme.unwrap().optional(),
  contrast: settings.shape.contrast.unwrap().optional(),
  density: settings.shape.density.unwrap().optional(),
})
