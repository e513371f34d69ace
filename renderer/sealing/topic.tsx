import { lazy } from 'react'
import { screen, type WindowTopic } from '../topic.ts'

const Keys = lazy(() => import('./KeysScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    keys: object
  }
}

export const sealingWindow = {
  name: 'sealing',
  screens: [
    screen(
      'keys',
      { link: { group: 'workspace', place: 0.7, label: 'keys.title' } },
      () => ({ screen: 'keys' }),
      () => <Keys />,
    ),
  ],
} satisfies WindowTopic
