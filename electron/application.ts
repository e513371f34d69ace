import type { Changed, Client, Contract } from '../shared/contract.ts'
import type { Translate } from '../shared/messages/translate.ts'
import { joined } from '../shared/topic.ts'
import type { Profile } from '../shared/workspace/model.ts'
import { draftsEndpoints } from './drafts/endpoints.ts'
import type { Endpoints } from './endpoint.ts'
import { format, topicsOf } from './format.ts'
import { languagesEndpoints } from './messages/endpoints.ts'
import { translatorOf } from './messages/languages.ts'
import { createRouter } from './router.ts'
import { sampleEndpoints } from './sample/endpoints.ts'
import { grounds } from './topics.ts'
import { Preferences } from './workspace/preferences.ts'
import { defaultProfile } from './workspace/profile.ts'
import { Session } from './workspace/session.ts'
import type { Clock } from './workspace/workspace.ts'

/** What answers each procedure of the contract. */
export const endpoints: Endpoints<Contract> = {
  ...joined(grounds.map((ground) => ground.endpoints)),
  ...sampleEndpoints(createApplication),
  ...draftsEndpoints,
  ...languagesEndpoints,
}

export type ApplicationOptions = {
  /** The words of one language; those of this machine's settings, as they change, if left out. */
  translate?: Translate
  /**
   * Who acts instead of the profile of this machine: a name (role and organisation stay), or somebody who is asked for anew
   * with every call.
   */
  actingAs?: string | (() => Profile) | undefined
  onChanged?: (changed: Changed) => void
  onUnexpected?: (error: unknown) => void
  clock?: Clock
  /** The folder of this machine's settings; where the operating system keeps them if left out. */
  settings?: string
}

/** The one application behind every face: a session, and the client of the contract that works on it. */
export type Application = {
  client: Client
  /** The words in which the application speaks at the moment. */
  translation: () => Translate
  close: () => Promise<void>
}

export function createApplication({
  translate,
  actingAs,
  onChanged,
  onUnexpected,
  clock,
  settings,
}: ApplicationOptions): Application {
  const preferences = new Preferences(settings)
  const session = new Session(preferences, format, clock)
  let words = translate ?? translatorOf(preferences.settings().language)
  const follow = () => {
    const { language } = preferences.settings()
    if (!translate && language !== words.locale) words = translatorOf(language)
  }
  const translation = () => words
  const client = createRouter({
    session,
    endpoints,
    topicsOf,
    translation,
    profile: () => {
      if (typeof actingAs === 'function') return actingAs()
      const profile = preferences.profile() ?? defaultProfile()
      return actingAs === undefined ? profile : { ...profile, name: actingAs }
    },
    onChanged: (changed) => {
      if (changed.by === 'settings.set') follow()
      onChanged?.(changed)
    },
    ...(onUnexpected && { onUnexpected }),
  })
  return { client, translation, close: () => session.close() }
}
