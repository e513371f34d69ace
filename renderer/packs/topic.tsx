import { lazy } from 'react'
import { screen, type WindowTopic } from '../topic.ts'

const Packs = lazy(() => import('./PacksScreen.tsx'))
const NewPack = lazy(() => import('./NewPackScreen.tsx'))
const Merge = lazy(() => import('./MergeScreen.tsx'))
const Conflicts = lazy(() => import('./ConflictsScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    packs: object
    newPack: object
    merge: object
    conflicts: { fact?: string | undefined }
  }
}

export const packsWindow = {
  name: 'packs',
  screens: [
    screen(
      'packs',
      {
        link: { group: 'workspace', place: 0, label: 'packs.title', count: ({ packsOut }) => packsOut },
        hasInspector: true,
      },
      () => ({ screen: 'packs' }),
      () => <Packs />,
    ),
    screen(
      'newPack',
      { under: 'packs' },
      () => ({ screen: 'newPack' }),
      () => <NewPack />,
    ),
    screen(
      'merge',
      { under: 'packs', hasInspector: true },
      () => ({ screen: 'merge' }),
      () => <Merge />,
    ),
    screen(
      'conflicts',
      { link: { group: 'workspace', place: 0.5, label: 'conflicts.title', count: ({ conflicts }) => conflicts } },
      ({ named }) => ({ screen: 'conflicts', fact: named('fact') }),
      ({ fact }) => <Conflicts key={fact} fact={fact} />,
    ),
  ],
} satisfies WindowTopic
