import { lazy } from 'react'
import { lotScreen, screen, type WindowTopic } from '../topic.ts'

const Questionnaire = lazy(() => import('./QuestionnaireScreen.tsx'))
const Templates = lazy(() => import('./TemplatesScreen.tsx'))
const Template = lazy(() => import('./TemplateScreen.tsx'))
const Translations = lazy(() => import('./TranslationsScreen.tsx'))

declare module '../app/routing.ts' {
  interface Screens {
    questionnaire: { lot: string; question?: string | undefined }
    templates: object
    template: { template: string }
    translations: { template: string }
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
    screen(
      'templates',
      { link: { group: 'workspace', place: -1, label: 'templates.title' }, command: { id: 'templates', label: 'templates.go' } },
      () => ({ screen: 'templates' }),
      () => <Templates />,
    ),
    screen(
      'template',
      { under: 'templates', hasInspector: true },
      ({ after }) => ({ screen: 'template', template: after ?? '' }),
      ({ template }) => <Template key={template} template={template} />,
    ),
    screen(
      'translations',
      { under: 'templates' },
      ({ named }) => ({ screen: 'translations', template: named('template') ?? '' }),
      ({ template }) => <Translations key={template} template={template} />,
    ),
  ],
} satisfies WindowTopic
