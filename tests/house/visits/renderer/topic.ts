import { createElement } from 'react'
import { lotScreen, type WindowTopic } from '../../../../renderer/topic.ts'

declare module '../../../../renderer/app/routing.ts' {
  interface Screens {
    visits: { lot: string; bid?: string | undefined }
  }
}

export const visitsWindow = {
  name: 'visits',
  screens: [
    lotScreen(
      'visits',
      {
        link: { group: 'proof', place: 3, label: 'shell.evidence' },
        command: { id: 'visits', label: 'shell.goEvidence' },
      },
      (lot, { named }) => ({ screen: 'visits', lot, bid: named('bid') }),
      ({ bid }, _tender, lot) => createElement('p', null, `${lot.title} ${bid ?? ''}`),
    ),
  ],
} satisfies WindowTopic
