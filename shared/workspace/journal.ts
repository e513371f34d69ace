import { about, factColumns, hidden, number, type RowReadings, size, text, word } from './reading.ts'

/** How what every workspace rests on reads in the journal. */
export const workspaceReadings: RowReadings = {
  workspace: {
    kind: 'journal.kind.workspace',
    quiet: true,
    columns: { id: hidden, created_at: hidden, assay_version: hidden },
  },
  workspace_title: {
    kind: 'journal.kind.workspace',
    columns: { ...factColumns, workspace_id: hidden, title: text('journal.field.title') },
  },
  format_step: {
    kind: 'journal.kind.formatStep',
    columns: {
      id: hidden,
      version: number('journal.field.version'),
      name: hidden,
      applied_at: hidden,
      assay_version: text('journal.field.assayVersion'),
    },
  },
  actor: { kind: 'journal.kind.person', quiet: true, columns: { id: about('person') } },
  actor_details: {
    kind: 'journal.kind.person',
    columns: {
      ...factColumns,
      actor_id: about('person', 'name'),
      name: text('journal.field.name'),
      role: text('journal.field.role'),
      organisation: text('journal.field.organisation'),
    },
  },
  actor_role: {
    kind: 'journal.kind.actorRole',
    columns: {
      ...factColumns,
      actor_id: about('person'),
      role: word('journal.field.takesPartAs', { evaluator: 'journal.word.anEvaluator' }),
      held: word('journal.field.held', { 0: 'journal.word.no', 1: 'journal.word.yes' }),
      position: hidden,
      reason: text('journal.field.reason'),
    },
  },
  giving_out: {
    kind: 'journal.kind.givingOut',
    columns: {
      id: hidden,
      author: hidden,
      at: hidden,
      kind: word('journal.field.givenOut', {
        workbook: 'journal.word.workbook',
        priceWorkbook: 'journal.word.priceWorkbook',
        receipt: 'journal.word.receipt',
        report: 'journal.word.report',
        evidence: 'journal.word.evidence',
        pack: 'journal.word.pack',
      }),
      about: about('anything'),
      file_name: text('journal.field.file'),
      sha256: text('journal.field.hash'),
      size: size('journal.field.size'),
      language: text('journal.field.language'),
    },
  },
  same_as: {
    kind: 'journal.kind.sameAs',
    columns: {
      ...factColumns,
      thing_id: about('anything'),
      kind: word('journal.field.kind', {
        actor: 'journal.word.person',
        provider: 'journal.word.provider',
        bid: 'journal.word.bid',
        submission: 'journal.word.submission',
      }),
      same_id: hidden,
      reason: text('journal.field.reason'),
    },
  },
  pack: {
    kind: 'journal.kind.pack',
    columns: {
      id: hidden,
      author: hidden,
      at: hidden,
      actor_id: about('person'),
      prices: word('journal.field.withPrices', { 0: 'journal.word.no', 1: 'journal.word.yes' }),
      scores: word('journal.field.withScores', { 0: 'journal.word.no', 1: 'journal.word.yes' }),
      names: word('journal.field.withNames', { 0: 'journal.word.no', 1: 'journal.word.yes' }),
      asked: text('journal.field.asked'),
      root: text('journal.field.hash'),
    },
    parts: {
      pack_scope: { as: 'hidden', columns: ['position', 'kind', 'thing_id'] },
      pack_grant: { as: 'hidden', columns: ['position', 'table_name'] },
      pack_alias: { as: 'hidden', columns: ['position', 'alias', 'thing_id'] },
    },
  },
  pack_standing: {
    kind: 'journal.kind.pack',
    columns: {
      ...factColumns,
      pack_id: hidden,
      standing: word('journal.field.standing', { out: 'journal.word.out', withdrawn: 'journal.word.withdrawn' }),
      reason: text('journal.field.reason'),
    },
  },
  // No row of the journal; but a tombstone stays of content that was erased.
  content: { kind: 'journal.kind.content', columns: {} },
}
