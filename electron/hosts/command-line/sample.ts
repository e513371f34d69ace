import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join, relative, resolve } from 'node:path'
import type { Ranking } from '../../../shared/decisions/model.ts'
import { type ErrorCode, Refusal } from '../../../shared/result.ts'
import { createApplication } from '../../application.ts'
import { type Command, type CommandContext, CommandRefused, caller } from '../../command-line/command.ts'
import { rankingLines } from '../../decisions/ranking.ts'
import type { Sample } from '../../sample/build.ts'
import { isAsMade, recordFolder, setAside } from '../../sample/earlier.ts'
import { folderBeside, playSample } from '../../sample/play.ts'
import { openWindow } from '../start.ts'

export const sampleCommands: readonly Command[] = [
  {
    name: 'sample',
    summary: 'commandLine.sample',
    workspace: 'new',
    run: async (context) => {
      const { workspace: path, translate } = context
      const sample = await playedSample(context, path, folderBeside(path), async () => {})
      const ranked = rankingLines(sample.ranking, sample.currency, translate)
      return { data: sample, lines: [...sampleLines(sample, context), '', ...ranked, '', translate('sample.next', { path })] }
    },
  },
  {
    name: 'start',
    summary: 'commandLine.start',
    workspace: 'none',
    operands: { placeholder: 'WORKSPACE', least: 0, most: 1 },
    options: { headless: { summary: 'commandLine.option.headless' } },
    run: async (context) => {
      const { arguments: given, say, translate } = context
      if (given.flag('headless')) say(translate('sample.headless'))
      else {
        const face = await openWindow(given.operands[0], say, translate)
        if (face.kind !== 'none') return { data: { window: face.kind }, lines: [] }
      }
      const folder = relative('.', resolve('out/sample'))
      const path = join(folder, 'customer-support.assay')
      const report = join(folder, 'comparison.pdf')
      let pages = 0
      const { kept, value: sample } = await replacing(context, folder, path, async () => {
        mkdirSync(folder, { recursive: true })
        const built = await playedSample(context, path, join(folder, 'files'), async (call, { lot }) => {
          pages = (await call('report.comparison', { lot, path: report })).pages
        })
        recordFolder(folder, basename(path), built.head)
        return built
      })
      return {
        data: { ...sample, report: { path: report, pages }, kept: kept ?? null },
        lines: [
          translate('sample.built'),
          ...sampleLines(sample, context),
          translate('sample.report', { path: report, pages }),
          ...(kept === undefined ? [] : [translate('sample.kept', { path: kept })]),
          '',
          ...rankingLines(sample.ranking, sample.currency, translate),
          '',
          translate('sample.next', { path }),
        ],
      }
    },
  },
]

/** A sample as it is told of: where it is, what went into it, and how it ended. */
type Played = Pick<Sample, 'workspace' | 'folder' | 'counts'> & {
  evaluators: number
  head: string
  currency: string
  ranking: Ranking
}

/** Builds the sample and looks at how it ended. */
async function playedSample(
  { translate, watch }: CommandContext,
  path: string,
  folder: string,
  afterwards: (call: CommandContext['call'], sample: Sample) => Promise<void>,
): Promise<Played> {
  try {
    return await playSample(createApplication, { path, folder, translate, ...watch }, async (client, sample) => {
      const call = caller(client, watch)
      await afterwards(call, sample)
      const { head } = await call('workspace.info', {})
      const { currency } = await call('tender.show', { tender: sample.tender })
      const ranking = await call('decision.ranking', { lot: sample.lot })
      const { workspace, counts, evaluators } = sample
      return { workspace, folder, counts, evaluators: evaluators.size, head: head.digest, currency, ranking }
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, details } = error
    throw new CommandRefused({ code, message: translate(`error.${code}`, details), details })
  }
}

/**
 * Runs `make`, which fills a folder that may exist from an earlier run. What an earlier run made is removed once the new one
 * is complete, unless somebody changed it: then it is kept under another name. Where `make` fails, everything is as before.
 */
async function replacing<Value>(
  context: CommandContext,
  folder: string,
  workspace: string,
  make: () => Promise<Value>,
): Promise<{ value: Value; kept: string | undefined }> {
  if (!existsSync(folder)) return { value: await make(), kept: undefined }
  const asMade = isAsMade(folder, await headOf(context, workspace))
  const earlier = setAside(folder)
  try {
    const value = await make()
    if (asMade) rmSync(earlier, { recursive: true })
    return { value, kept: asMade ? undefined : earlier }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    renameSync(earlier, folder)
    throw error
  }
}

/** The head of a workspace, if it is one. Refuses while somebody else has it open. */
async function headOf({ call }: CommandContext, path: string): Promise<string | undefined> {
  if (!existsSync(path)) return undefined
  try {
    const { head } = await call('workspace.open', { path })
    await call('workspace.close', {})
    return head.digest
  } catch (error) {
    if (error instanceof CommandRefused && !inUse.includes(error.problem.code)) return undefined
    throw error
  }
}

const inUse: readonly ErrorCode[] = ['workspace.locked', 'workspace.lockUnreadable', 'workspace.busy']

function sampleLines({ workspace, folder, counts, evaluators }: Played, { translate }: CommandContext): string[] {
  return [
    translate('sample.workspace', { path: workspace }),
    translate('sample.folder', { path: folder }),
    translate('sample.counts', { ...counts, evaluators }),
  ]
}
