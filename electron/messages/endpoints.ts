import type { languagesContract } from '../../shared/languages.ts'
import { page } from '../../shared/messages/en/page.ts'
import { fallbacks, lastResort } from '../../shared/messages/locales.ts'
import { type Endpoints, task } from '../endpoint.ts'
import { catalogues, languages } from './languages.ts'

export const languagesEndpoints: Endpoints<typeof languagesContract> = {
  'language.list': task(languages),
  'language.show': task((_, { language }) =>
    fallbacks(language)
      .filter((tag) => tag !== lastResort)
      .flatMap((tag) => {
        const messages = catalogues(tag)
        return messages ? [{ tag, messages: ofTheScreens(messages) }] : []
      }),
  ),
}

const ofTheScreens = (messages: object): Record<string, string> =>
  Object.fromEntries(Object.entries(messages).filter(([key]) => Object.hasOwn(page, key)))
