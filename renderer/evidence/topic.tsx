import { lazy } from 'react'
import { lotScreen, type WindowTopic } from '../topic.ts'

const Evidence = lazy(() => import('./EvidenceScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    evidence: { lot: string; evidence?: string | undefined }
  }
}

export const evidenceWindow = {
  name: 'evidence',
  screens: [
    lotScreen(
      'evidence',
      {
        link: { group: 'proof', place: 1, label: 'shell.evidence', count: ({ evidence }) => evidence },
        command: { id: 'evidence', label: 'shell.goEvidence' },
        hasInspector: true,
      },
      (lot, { after }) => ({ screen: 'evidence', lot, evidence: after }),
      ({ evidence }, _tender, lot) => <Evidence key={`${lot.id} ${evidence ?? ''}`} lot={lot.id} evidence={evidence} />,
    ),
  ],
} satisfies WindowTopic
