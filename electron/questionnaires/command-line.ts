import type { Command } from '../command-line/command.ts'
import { table } from '../command-line/table.ts'

/** The template of whoever names none. */
export const defaultTemplate = 'bpo-due-diligence'

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
          ...data.sections.flatMap((section) => [
            '',
            section.title,
            ...[...section.questions, ...(section.sections ?? []).flatMap(({ questions }) => questions)].map(
              ({ id, text }) => `  ${id}  ${text}`,
            ),
          ]),
        ],
      }
    },
  },
  {
    name: 'template export',
    summary: 'commandLine.template.export',
    workspace: 'optional',
    operands: { placeholder: 'TEMPLATE', least: 0, most: 1 },
    options: { out: { summary: 'commandLine.option.out', placeholder: 'FILE', required: true } },
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('template.export', { template: given.operands[0] ?? defaultTemplate, path: given.text('out') })
      return { data, lines: [translate('commandLine.created', { path: data.path })] }
    },
  },
]
