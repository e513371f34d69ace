import { lazy } from 'react'
import { lotScreen, type WindowTopic } from '../topic.ts'

const Questionnaire = lazy(() => import('./QuestionnaireScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    questionnaire: { lot: string; question?: string | undefined }
  }
}

export const questionnairesWindow = {
  name: 'questionnaires',
  screens: [
    lotScreen(
      'questionnaire',
      {
        link: { group: 'tender', place: 3, label: 'shell.questionnaire', count: ({ tender }) => tender?.instrument.questions },
        command: { id: 'questionnaire', label: 'questionnaire.go' },
        hasInspector: true,
      },
      (lot, { named }) => ({ screen: 'questionnaire', lot, question: named('question') }),
      ({ question }, tender) => <Questionnaire key={`${tender.id} ${question ?? ''}`} tender={tender.id} question={question} />,
    ),
  ],
} satisfies WindowTopic
