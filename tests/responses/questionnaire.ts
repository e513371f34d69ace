import { instrument } from '../../shared/questionnaires/instrument.ts'
import type { Instrument } from '../../shared/questionnaires/model.ts'

const question = { criterion: 'all', weight: 1 }

/** A small questionnaire with every type of question, sections in sections, conditions, knock-outs and "not applicable". */
export const everyType: Instrument = instrument.parse({
  format: 'assay-template',
  formatVersion: 1,
  key: 'every-type',
  version: '1.0.0',
  title: 'Every type of question',
  description: 'For tests.',
  licence: 'Apache-2.0',
  locale: 'en-GB',
  defaultAnchors: ['None', 'Poor', 'Weak', 'Fair', 'Good', 'Best'],
  criteria: [{ id: 'all', title: 'Everything', weight: 1, scoring: 'questions' }],
  sections: [
    {
      id: 'security',
      title: 'Security: access & keys',
      introduction: 'Figures are for the sites that would deliver this service.',
      questions: [
        {
          ...question,
          id: 'sec.mfa',
          type: 'yesNo',
          text: 'Do all staff sign in with two factors?',
          guidance: 'Shared accounts count as staff.',
          evidence: 'A screenshot of the policy.',
          points: { yes: 5, no: 0 },
          knockOut: { label: 'K1', reason: 'no second factor', passes: { test: 'oneOf', answers: ['yes'] } },
        },
        {
          ...question,
          id: 'sec.tests',
          type: 'yesPartlyNo',
          text: 'Is the service tested by an independent party every year?',
          points: { yes: 5, partly: 2, no: 0 },
          notApplicable: true,
          references: ['ISO 27001'],
        },
        {
          ...question,
          id: 'sec.tester',
          type: 'shortText',
          text: 'Who tested it last?',
          visibleWhen: { question: 'sec.tests', answers: ['yes', 'partly'], hiddenCountsAs: 'lowest' },
        },
      ],
      sections: [
        {
          id: 'security.keys',
          title: 'Keys',
          questions: [
            {
              ...question,
              id: 'keys.where',
              type: 'singleChoice',
              text: 'Where are encryption keys kept?',
              choices: [
                { id: 'hardware', label: 'In a hardware module', points: 5 },
                { id: 'software', label: 'In software, encrypted', points: 3 },
                { id: 'plain', label: '=1+1', points: 0 },
              ],
            },
            {
              ...question,
              id: 'keys.certificates',
              type: 'multipleChoice',
              text: 'Which certificates do you hold?',
              notApplicable: true,
              choices: [
                { id: 'iso', label: 'ISO 27001', points: 2 },
                { id: 'pci', label: 'PCI DSS; level 1', points: 2 },
                { id: 'soc', label: 'SOC 2', points: 2 },
              ],
            },
            {
              ...question,
              id: 'keys.scope',
              type: 'longText',
              text: 'What does the PCI certificate cover?',
              visibleWhen: { question: 'keys.certificates', answers: ['pci'], hiddenCountsAs: 'dropped' },
            },
          ],
        },
      ],
    },
    {
      id: 'figures',
      title: 'Figures',
      questions: [
        {
          ...question,
          id: 'fig.staff',
          type: 'number',
          text: 'How many people would work for this service?',
          unit: 'full-time posts',
          minimum: '1',
          maximum: '10000',
        },
        { ...question, id: 'fig.night', type: 'number', text: 'How many of them at night?', unit: 'posts', notApplicable: true },
        { ...question, id: 'fig.turnover', type: 'percentage', text: 'What was the annual turnover of staff?' },
        { ...question, id: 'fig.insured', type: 'money', text: 'For how much are you insured?', currency: 'EUR' },
        { ...question, id: 'fig.since', type: 'date', text: 'Since when do you offer this service?' },
        { ...question, id: 'fig.plan', type: 'longText', text: 'Describe your plan for peaks.' },
        {
          ...question,
          id: 'fig.sites',
          type: 'table',
          text: 'Which sites would deliver the service?',
          columns: [
            { id: 'site', title: 'Site', type: 'text' },
            { id: 'country', title: 'Country', type: 'text' },
            { id: 'posts', title: 'Posts', type: 'number' },
            { id: 'since', title: 'Since', type: 'date' },
            { id: 'lead', title: 'Lead', type: 'text' },
            { id: 'lease', title: 'Lease ends', type: 'date' },
          ],
        },
        { ...question, id: 'fig.reports', type: 'files', text: 'Attach your last two reports.' },
      ],
    },
  ],
})
