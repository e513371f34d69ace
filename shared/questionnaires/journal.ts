import { about, factColumns, hidden, json, jsonRecord, type RowReadings, text, word } from '../workspace/reading.ts'

const removed = 'journal.field.removed'

/** How templates of the buyer's own read in the journal. */
export const templateReadings: RowReadings = {
  template: { kind: 'journal.kind.template', quiet: true, columns: { id: about('template') } },
  template_details: {
    kind: 'journal.kind.template',
    columns: {
      ...factColumns,
      template_id: about('template', 'title'),
      key: text('journal.field.key'),
      version: text('journal.field.version'),
      title: text('journal.field.title'),
      description: text('journal.field.summary'),
      licence: text('journal.field.licence'),
      locale: text('journal.field.language'),
      price_lines: json('journal.field.lines'),
    },
  },
  template_scale: {
    kind: 'journal.kind.templateScale',
    columns: {
      ...factColumns,
      template_id: about('template'),
      content: jsonRecord({ scale: 'journal.field.levels', defaultAnchors: 'journal.field.meanings' }, removed),
    },
  },
  template_section: {
    kind: 'journal.kind.templateSection',
    columns: {
      ...factColumns,
      template_id: about('template'),
      section_id: about('templatePart'),
      content: jsonRecord({ title: 'journal.field.title', introduction: 'journal.field.introduction' }, removed),
    },
  },
  template_question: {
    kind: 'journal.kind.templateQuestion',
    columns: {
      ...factColumns,
      template_id: about('template'),
      question_id: about('templatePart'),
      content: jsonRecord(
        {
          text: 'journal.field.text',
          type: 'journal.field.type',
          criterion: 'journal.field.criterion',
          weight: 'journal.field.weight',
          points: 'journal.field.points',
          choices: 'journal.field.choices',
          bands: 'journal.field.bands',
          unit: 'journal.field.unit',
          currency: 'journal.field.currency',
          minimum: 'journal.field.minimum',
          maximum: 'journal.field.maximum',
          columns: 'journal.field.columns',
          anchors: 'journal.field.meanings',
          guidance: 'journal.field.guidance',
          evidence: 'journal.field.evidenceAsked',
          risk: 'journal.field.risk',
          knockOut: 'journal.field.knockOut',
          visibleWhen: 'journal.field.visibleWhen',
          notApplicable: 'journal.field.notApplicable',
          references: 'journal.field.references',
        },
        removed,
      ),
    },
  },
  template_criterion: {
    kind: 'journal.kind.templateCriterion',
    columns: {
      ...factColumns,
      template_id: about('template'),
      criterion_id: about('templatePart'),
      content: jsonRecord(
        {
          title: 'journal.field.title',
          weight: 'journal.field.weight',
          scoring: 'journal.field.scoring',
          anchors: 'journal.field.meanings',
        },
        removed,
      ),
    },
  },
  template_standing: {
    kind: 'journal.kind.template',
    columns: {
      ...factColumns,
      template_id: about('template'),
      retired: word('journal.field.templateStands', { 0: 'journal.word.inUse', 1: 'journal.word.retired' }),
      reason: text('journal.field.reason'),
    },
  },
  template_weights: {
    kind: 'journal.kind.templateWeights',
    columns: {
      ...factColumns,
      template_id: about('template'),
      criterion_id: about('templatePart'),
      basis: jsonRecord(
        {
          method: 'journal.field.method',
          variant: 'journal.field.variant',
          randomIndex: 'journal.field.randomIndex',
          items: 'journal.field.weighed',
          ranks: 'journal.field.weighed',
          judgements: 'journal.field.judgements',
        },
        removed,
      ),
    },
  },
  template_place: {
    kind: 'journal.kind.templatePlace',
    columns: {
      ...factColumns,
      template_id: about('template'),
      part: hidden,
      part_id: about('templatePart'),
      parent_id: text('journal.field.inside'),
      order_key: hidden,
    },
  },
  template_translation: {
    kind: 'journal.kind.templateTranslation',
    columns: {
      ...factColumns,
      template_id: about('template'),
      text_id: about('templateText'),
      language: text('journal.field.language'),
      source: text('journal.field.translatedFrom'),
      text: text('journal.field.text'),
    },
  },
  template_version: {
    kind: 'journal.kind.templateVersion',
    columns: {
      id: hidden,
      template_id: about('template'),
      version: text('journal.field.version'),
      kept_at: hidden,
      hash: text('journal.field.hash'),
      content: hidden,
    },
  },
}
