import { resolve } from 'node:path'
import { evidenceOrigins } from '../../shared/evidence/contract.ts'
import { shownName } from '../../shared/file-name.ts'
import type { Command } from '../command-line/command.ts'
import { WrongUsage } from '../command-line/form.ts'
import { findEvidence } from '../command-line/lookup.ts'
import { table } from '../command-line/table.ts'

export const evidenceCommands: readonly Command[] = [
  {
    name: 'evidence add',
    summary: 'commandLine.evidence.add',
    workspace: 'open',
    operands: { placeholder: 'FILE', least: 1, most: 500 },
    options: {
      note: { summary: 'commandLine.option.note', placeholder: 'TEXT' },
      origin: { summary: 'commandLine.option.origin', placeholder: 'ORIGIN' },
    },
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('evidence.add', {
        paths: [...given.operands],
        note: given.optional('note'),
        origin: given.choice('origin', evidenceOrigins),
      })
      return { data, lines: data.map(({ fileName, sha256 }) => translate('commandLine.evidenceAdded', { fileName, sha256 })) }
    },
  },
  {
    name: 'evidence list',
    summary: 'commandLine.evidence.list',
    workspace: 'read',
    run: async ({ call, translate }) => {
      const data = await call('evidence.list', {})
      const columns = [
        { title: translate('commandLine.column.file') },
        { title: translate('commandLine.column.size'), align: 'right' as const },
        { title: translate('commandLine.column.origin') },
        { title: translate('commandLine.column.digest') },
        { title: translate('commandLine.column.id') },
      ]
      const rows = data.map(({ fileName, size, origin, sha256, id }) => [
        shownName(fileName),
        String(size),
        translate(`journal.word.${origin}`),
        sha256.slice(0, 12),
        id,
      ])
      return { data, lines: table(columns, rows) }
    },
  },
  {
    name: 'evidence note',
    summary: 'commandLine.evidence.note',
    workspace: 'open',
    operands: { placeholder: 'EVIDENCE', least: 1, most: 1 },
    options: {
      note: { summary: 'commandLine.option.note', placeholder: 'TEXT' },
      remove: { summary: 'commandLine.option.removeNote' },
    },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const note = given.optional('note')
      if (given.flag('remove') === (note !== undefined)) throw new WrongUsage(translate('commandLine.noteOrRemove'))
      const evidence = await findEvidence(context, given.operands[0] ?? '')
      const data = await call('evidence.note', { evidence: evidence.id, note: note ?? null })
      const words = { file: shownName(data.fileName), noted: String(data.note !== null) }
      return { data, lines: [translate('commandLine.evidenceNoted', words)] }
    },
  },
  {
    name: 'evidence export',
    summary: 'commandLine.evidence.export',
    workspace: 'either',
    operands: { placeholder: 'EVIDENCE', least: 1, most: 1 },
    options: { out: { summary: 'commandLine.option.out', placeholder: 'FILE', required: true } },
    run: async (context) => {
      const { call, arguments: given, translate } = context
      const evidence = await findEvidence(context, given.operands[0] ?? '')
      const data = await call('evidence.export', { evidence: evidence.id, path: resolve(given.text('out')) })
      const notRegistered = data.registered ? [] : [translate('commandLine.notRegistered')]
      return { data, lines: [translate('commandLine.created', { path: data.path }), ...notRegistered] }
    },
  },
]
