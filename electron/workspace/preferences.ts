import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from '../../shared/schema.ts'
import { type Profile, profile as profileSchema } from '../../shared/workspace/model.ts'
import { type Settings, settings as settingsSchema } from '../../shared/workspace/settings.ts'
import { explained } from './errors.ts'
import { writeAtomically } from './files.ts'

/** A workspace that was open here before, with its identity where that was noted. `openedAt` is ISO 8601 in UTC. */
export type RecentFile = z.infer<typeof recentFile>
const recentFile = z.object({
  path: z.string().min(1),
  id: z.string().optional(),
  title: z.string(),
  openedAt: z.iso.datetime(),
})

/** How many recent files are remembered. */
export const recentLimit = 20

/** The folder with this machine's settings: `ASSAY_HOME`, else `assay` where the operating system keeps settings. */
export function settingsFolder(
  environment: Record<string, string | undefined> = process.env,
  platform: string = process.platform,
): string {
  if (environment.ASSAY_HOME) return resolve(environment.ASSAY_HOME)
  if (platform === 'win32') return join(environment.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), 'Assay')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Assay')
  return join(environment.XDG_CONFIG_HOME || join(homedir(), '.config'), 'assay')
}

/** What a settings folder holds. Settings are a convenience: a file that is missing or damaged counts as empty. */
export class Preferences {
  readonly folder: string
  constructor(folder: string = settingsFolder()) {
    this.folder = folder
  }

  /** Who acts on this machine; nothing until somebody has said so. */
  profile(): Profile | undefined {
    return profileSchema.safeParse(this.#read('profile.json')).data
  }

  setProfile(profile: Profile): void {
    this.#write('profile.json', profileSchema.parse(profile))
  }

  /** How the app looks and speaks; each value that is missing or unknown is what it is at first. */
  settings(): Settings {
    const found = z.record(z.string(), z.unknown()).safeParse(this.#read('settings.json')).data ?? {}
    const known = Object.entries(settingsSchema.shape).filter(([name, schema]) => schema.safeParse(found[name]).success)
    return settingsSchema.parse(Object.fromEntries(known.map(([name]) => [name, found[name]])))
  }

  /** Changes what is named and leaves the rest as it is. Returns all settings. */
  changeSettings(change: { [Name in keyof Settings]?: Settings[Name] | undefined }): Settings {
    const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
    const changed = settingsSchema.parse({ ...this.settings(), ...given })
    this.#write('settings.json', changed)
    return changed
  }

  /** Workspaces that were open here, the latest first. */
  recentFiles(): RecentFile[] {
    const found = z.array(z.unknown()).safeParse(this.#read('recent.json')).data ?? []
    return found.map((file) => recentFile.safeParse(file).data).filter((file) => file !== undefined)
  }

  /** The identity of the workspace that a file was when it was open here last. */
  knownAs(path: string): string | undefined {
    return this.recentFiles().find((file) => file.path === path)?.id
  }

  /** Puts a workspace at the top of the recent files. */
  remember(file: RecentFile): void {
    const others = this.recentFiles().filter(({ path }) => path !== file.path)
    this.#write('recent.json', [file, ...others].slice(0, recentLimit))
  }

  #read(name: string): unknown {
    try {
      return JSON.parse(readFileSync(join(this.folder, name), 'utf8'))
    } catch {
      return undefined
    }
  }

  #write(name: string, value: unknown): void {
    const path = join(this.folder, name)
    explained(path, () => {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 })
      writeAtomically(path, (temporary) => writeFileSync(temporary, `${JSON.stringify(value, null, 2)}\n`))
    })
  }
}
