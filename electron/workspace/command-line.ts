import { commandName } from '../../shared/command-names.ts'
import { localTime } from '../../shared/messages/local-times.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { State, Step } from '../../shared/workspace/model.ts'
import type { Command } from '../command-line/command.ts'
import { table } from '../command-line/table.ts'

const title = { title: { summary: 'commandLine.option.title', placeholder: 'TEXT', required: true } } as const
const out = { out: { summary: 'commandLine.option.out', placeholder: 'FILE', required: true } } as const

export const workspaceCommands: readonly Command[] = [
  {
    name: 'workspace new',
    summary: 'commandLine.workspace.new',
    workspace: 'new',
    options: title,
    run: async ({ call, arguments: given, workspace, translate }) => {
      const data = await call('workspace.create', { path: workspace, title: given.text('title') })
      return { data, lines: [translate('commandLine.created', { path: data.path })] }
    },
  },
  {
    name: 'workspace info',
    summary: 'commandLine.workspace.info',
    workspace: 'read',
    run: async ({ call, translate }) => {
      const { problem, ...head } = await call('workspace.state', {})
      const siblings = await call('workspace.siblings', {})
      const data = { ...(await call('workspace.info', {})), head, problem, siblings }
      return {
        data,
        exitCode: problem === null ? 0 : 1,
        lines: [
          data.title,
          translate('commandLine.info', {
            path: data.path,
            size: data.size,
            createdAt: data.createdAt,
            version: data.schemaVersion,
          }),
          ...stateLines(data.head, translate),
          ...(problem === null ? [] : [translate('commandLine.unproved', { problem })]),
          ...siblings.map(({ path, head: { entry, at } }) => translate('commandLine.sibling', { path, entry, at })),
        ],
      }
    },
  },
  {
    name: 'workspace rename',
    summary: 'commandLine.workspace.rename',
    workspace: 'open',
    options: title,
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('workspace.rename', { title: given.text('title') })
      return { data, lines: [translate('commandLine.renamed', { title: data.title })] }
    },
  },
  {
    name: 'workspace verify',
    summary: 'commandLine.workspace.verify',
    workspace: 'read',
    run: async ({ call, translate }) => {
      const data = await call('workspace.verify', {})
      return {
        data,
        exitCode: data.sound ? 0 : 1,
        lines: [
          ...data.checks.flatMap(({ title, examined, problems }) => [
            translate('commandLine.check', { sound: String(problems.length === 0), title, examined }),
            ...problems.map((problem) => `    ${problem}`),
          ]),
          translate('verify.named', data.named),
          translate(data.sound ? 'commandLine.sound' : 'commandLine.unsound'),
          ...stateLines(data.head, translate),
        ],
      }
    },
  },
  {
    name: 'workspace backup',
    summary: 'commandLine.workspace.backup',
    workspace: 'read',
    run: async ({ call, translate }) => {
      const data = await call('workspace.backup', {})
      return { data, lines: [translate('commandLine.backedUp', { path: data.path, size: data.size })] }
    },
  },
  {
    name: 'workspace backups',
    summary: 'commandLine.workspace.backups',
    workspace: 'new',
    run: async ({ call, workspace, translate }) => {
      const data = await call('workspace.backups', { path: workspace })
      const columns = [
        { title: translate('commandLine.column.time') },
        { title: translate('commandLine.column.entry'), align: 'right' as const },
        { title: translate('commandLine.column.size'), align: 'right' as const },
        { title: translate('commandLine.column.file') },
        { title: translate('commandLine.column.backupOf') },
      ]
      return {
        data,
        lines: table(
          columns,
          data.map(({ at, entry, size, path, of, title }) => [
            localTime(at),
            String(entry),
            String(size),
            path,
            translate('commandLine.backupOf', { of, title }),
          ]),
        ),
      }
    },
  },
  {
    name: 'workspace restore',
    summary: 'commandLine.workspace.restore',
    workspace: 'new',
    options: { backup: { summary: 'commandLine.option.backup', placeholder: 'FILE', required: true } },
    run: async ({ call, arguments: given, workspace, translate }) => {
      const data = await call('workspace.restore', { backup: given.text('backup'), path: workspace })
      return { data, lines: [translate('commandLine.created', { path: data.path })] }
    },
  },
  {
    name: 'workspace copy',
    summary: 'commandLine.workspace.copy',
    workspace: 'read',
    options: out,
    run: async ({ call, arguments: given, translate }) => {
      const data = await call('workspace.copy', { path: given.text('out') })
      return { data, lines: [translate('commandLine.created', { path: data.path })] }
    },
  },
  {
    name: 'workspace undo',
    summary: 'commandLine.workspace.undo',
    workspace: 'open',
    run: async ({ call, translate }) => {
      const data = await call('workspace.undo', {})
      return { data, lines: [translate('commandLine.undone', stepInWords(data.action, translate))] }
    },
  },
  {
    name: 'workspace redo',
    summary: 'commandLine.workspace.redo',
    workspace: 'open',
    run: async ({ call, translate }) => {
      const data = await call('workspace.redo', {})
      return { data, lines: [translate('commandLine.redone', stepInWords(data.action, translate))] }
    },
  },
  {
    name: 'profile',
    summary: 'commandLine.profile',
    workspace: 'none',
    options: {
      name: { summary: 'commandLine.option.name', placeholder: 'NAME' },
      role: { summary: 'commandLine.option.role', placeholder: 'ROLE' },
      organisation: { summary: 'commandLine.option.organisation', placeholder: 'NAME' },
    },
    run: async ({ call, arguments: given, translate }) => {
      const current = await call('profile.show', {})
      const changed = {
        name: given.optional('name') ?? current.name,
        role: given.optional('role') ?? current.role,
        organisation: given.optional('organisation') ?? current.organisation,
      }
      const changes = given.flag('name') || given.flag('role') || given.flag('organisation')
      const data = changes ? await call('profile.set', changed) : current
      const facts = { ...data, hasRole: String(data.role !== ''), hasOrganisation: String(data.organisation !== '') }
      return { data, lines: [translate('commandLine.profileIs', facts)] }
    },
  },
]

const stateLines = ({ entry, at, digest, root }: State, translate: Translate) => [
  translate('commandLine.head', { entry, at, digest }),
  translate('commandLine.root', { root }),
]

const stepInWords = ({ command, entry }: Step, translate: Translate) => ({ command: commandName(command, translate), entry })
