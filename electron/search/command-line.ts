import { shownName } from '../../shared/file-name.ts'
import type { SearchResult } from '../../shared/search/contract.ts'
import { searchKinds } from '../../shared/search/kinds.ts'
import type { Command, CommandContext } from '../command-line/command.ts'
import { oneLine } from '../command-line/table.ts'

const fewFinds = 20

export const searchCommands: readonly Command[] = [
  {
    name: 'search',
    summary: 'commandLine.search',
    workspace: 'read',
    operands: { placeholder: 'WORDS', least: 1, most: 100 },
    options: {
      kind: { summary: 'commandLine.option.kind', placeholder: 'KIND' },
      limit: { summary: 'commandLine.option.finds', placeholder: 'NUMBER' },
    },
    run: async ({ call, arguments: given, translate }) => {
      const text = given.operands.map(asTerm).join(' ')
      const kind = given.choice('kind', searchKinds)
      const data = await call('search.query', { text, kinds: kind && [kind], limit: given.integer('limit') ?? fewFinds })
      const { results, more } = data
      return {
        data,
        lines: [
          ...results.flatMap((result) => linesOf(result, translate)),
          ...(results.length === 0 ? [translate('commandLine.foundNothing', { text })] : []),
          ...(more ? [translate('commandLine.foundMore')] : []),
        ],
      }
    },
  },
  {
    name: 'workspace reindex',
    summary: 'commandLine.workspace.reindex',
    workspace: 'open',
    run: async ({ call, translate }) => {
      const data = await call('search.rebuild', {})
      return { data, lines: [translate('commandLine.reindexed', data)] }
    },
  },
]

/** Words that the shell was told to keep together are a phrase. */
function asTerm(operand: string): string {
  return /\s/.test(operand) && !operand.includes('"') ? `"${operand}"` : operand
}

function linesOf({ kind, title, bidder, evaluator, snippet }: SearchResult, translate: CommandContext['translate']): string[] {
  const shown = kind === 'evidence' ? shownName(title.text) : oneLine(title.text)
  const words = { kind, title: shown, bidder: bidder ?? 'none', evaluator: evaluator ?? 'none' }
  const found = translate('commandLine.found', words)
  if (!snippet) return [found]
  const { text, cutBefore, cutAfter } = snippet
  const excerpt = { text: oneLine(text), cutBefore: String(cutBefore), cutAfter: String(cutAfter) }
  return [found, `    ${translate('commandLine.excerpt', excerpt)}`]
}
