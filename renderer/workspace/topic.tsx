import { lazy } from 'react'
import { screen, type WindowTopic } from '../topic.ts'

const Settings = lazy(() => import('../app/SettingsScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    settings: object
  }
}

export const workspaceWindow = {
  name: 'workspace',
  screens: [
    screen(
      'settings',
      { link: { group: 'workspace', place: 3, label: 'shell.settings' } },
      () => ({ screen: 'settings' }),
      () => <Settings />,
    ),
  ],
} satisfies WindowTopic
