import { sectionsOf } from '../../shared/questionnaires/walk.ts'
import type { Command } from '../command-line/command.ts'
import { table } from '../command-line/table.ts'
import { compareCommand } from './compare-command.ts'
import { editCommand } from './edit-command.ts'
import { translationCommands } from './translations-command.ts'
import { weighCommand, weightsCommand } from './weights-command.ts'

/** The template of whoever names none. */
export const defaultTemplate = 'bpo-due-diligence'

const keyOption = { key: { summary: 'commandLine.option.templateKey', placeholder: 'KEY', required: true } } as const

export const templateCommands: readonly Command[] = [
  {
    name: 'template list',
    summary: 'commandLine.template.list',
    workspace: 'optional',
    run: async ({ call, translate }) => {
      const data = await call('template.list', {})
      const columns = [
        { title: translate('commandLine.column.template') },
        { title: translate('commandLine.column.version') },
        { title: translate('commandLine.column.questions'), align: 'right' as const },
        { title: translate('commandLine.column.title') },
      ]
      return {
        data,
        lines: table(
          columns,
          data.map(({ key, version, questions, title }) => [key, version, String(questions), title]),
        ),
      }
    },
  },
  {
    name: 'template show',
    summary: 'commandLine.template.show',
    workspace: 'optional',
    operands: { placeholder: 'TEMPLATE', least: 0, most: 1 },
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('template.show', { template: given.operands[0] ?? defaultTemplate })
      return {
        data,
        lines: [
          translate('commandLine.templateTitle', { title: data.title, version: data.version, licence: data.licence }),
          data.description,
          ...sectionsOf(data).flatMap(({ title, questions }) => [
            '',
            title,
            ...questions.map(({ id, text }) => `  ${id}  ${text}`),
          ]),
        ],
      }
    },
  },
  {
    name: 'template lint',
    summary: 'commandLine.template.lint',
    workspace: 'optional',
    operands: { placeholder: 'TEMPLATE', least: 0, most: 1 },
    options: {
      level: { summary: 'commandLine.option.level', placeholder: 'POINTS' },
      critical: { summary: 'commandLine.option.critical', placeholder: 'QUESTION', multiple: true },
    },
    run: async ({ call, arguments: given, translate }) => {
      const critical = given.list('critical')
      const data = await call('template.lint', {
        template: given.operands[0] ?? defaultTemplate,
        level: given.optional('level'),
        critical: critical.length > 0 ? critical : undefined,
      })
      const faults = data.findings.filter(({ severity }) => severity === 'fault').length
      return {
        data,
        lines: [
          ...data.problems.map((message) => translate('commandLine.template.finding', { severity: 'problem', message })),
          ...data.findings.map(({ severity, message }) => translate('commandLine.template.finding', { severity, message })),
          translate('commandLine.findings', {
            problems: data.problems.length,
            faults,
            risks: data.findings.length - faults,
          }),
        ],
        exitCode: data.problems.length + faults > 0 ? 1 : 0,
      }
    },
  },
  weightsCommand,
  compareCommand,
  {
    name: 'template export',
    summary: 'commandLine.template.export',
    workspace: 'optional',
    operands: { placeholder: 'TEMPLATE', least: 0, most: 1 },
    options: {
      out: { summary: 'commandLine.option.out', placeholder: 'FILE', required: true },
      replace: { summary: 'commandLine.option.replace' },
    },
    run: async ({ call, arguments: given, translate }) => {
      const template = given.operands[0] ?? defaultTemplate
      const data = await call('template.export', { template, path: given.text('out'), replace: given.flag('replace') })
      return { data, lines: [translate('commandLine.created', { path: data.path })] }
    },
  },
  {
    name: 'template new',
    summary: 'commandLine.template.new',
    workspace: 'open',
    options: {
      ...keyOption,
      title: { summary: 'commandLine.option.title', placeholder: 'TEXT', required: true },
      summary: { summary: 'commandLine.option.summary', placeholder: 'TEXT' },
      licence: { summary: 'commandLine.option.licence', placeholder: 'TEXT' },
      language: { summary: 'commandLine.option.language', placeholder: 'LANGUAGE' },
    },
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('template.create', {
        key: given.text('key'),
        title: given.text('title'),
        description: given.optional('summary'),
        licence: given.optional('licence'),
        locale: given.optional('language'),
      })
      return { data, lines: [translate('commandLine.templateAdded', { key: data.key, questions: data.questions })] }
    },
  },
  {
    name: 'template copy',
    summary: 'commandLine.template.copy',
    workspace: 'open',
    operands: { placeholder: 'TEMPLATE', least: 0, most: 1 },
    options: { ...keyOption, title: { summary: 'commandLine.option.title', placeholder: 'TEXT' } },
    run: async ({ call, arguments: given, translate }) => {
      const template = given.operands[0] ?? defaultTemplate
      const data = await call('template.copy', { template, key: given.text('key'), title: given.optional('title') })
      return { data, lines: [translate('commandLine.templateAdded', { key: data.key, questions: data.questions })] }
    },
  },
  {
    name: 'template import',
    summary: 'commandLine.template.import',
    workspace: 'open',
    operands: { placeholder: 'FILE', least: 1, most: 1 },
    options: { key: { ...keyOption.key, required: false } },
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('template.import', { path: given.operands[0] ?? '', key: given.optional('key') })
      return { data, lines: [translate('commandLine.templateAdded', { key: data.key, questions: data.questions })] }
    },
  },
  editCommand,
  weighCommand,
  ...translationCommands,
  {
    name: 'template retire',
    summary: 'commandLine.template.retire',
    workspace: 'open',
    operands: { placeholder: 'TEMPLATE', least: 1, most: 1 },
    options: {
      return: { summary: 'commandLine.option.returnTemplate' },
      reason: { summary: 'commandLine.option.retireReason', placeholder: 'TEXT' },
    },
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('template.retire', {
        template: given.operands[0] ?? '',
        retired: !given.flag('return'),
        reason: given.optional('reason'),
      })
      return { data, lines: [translate('templates.standing', { title: data.title, retired: String(data.retired) })] }
    },
  },
  {
    name: 'template version',
    summary: 'commandLine.template.version',
    workspace: 'open',
    operands: { placeholder: 'TEMPLATE', least: 1, most: 1 },
    options: { number: { summary: 'commandLine.option.version', placeholder: 'VERSION' } },
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('template.version', { template: given.operands[0] ?? '', version: given.optional('number') })
      return { data, lines: [translate('commandLine.templateKept', { version: data.version, hash: data.hash })] }
    },
  },
]
