import type { Output } from '../../../shared/contract.ts'
import type { Recomputed } from '../../../shared/reports/comparison/recompute.ts'
import { type Obstacle, verdictOf } from '../../../shared/reports/verification.ts'
import { Refusal } from '../../../shared/result.ts'
import { assayVersion } from '../../../shared/version.ts'
import type { TaskContext } from '../../endpoint.ts'
import { languages } from '../../messages/languages.ts'
import { whenGivenOut } from '../../workspace/given-out.ts'
import type { Past } from '../../workspace/past.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { gatherComparison } from '../comparison.ts'
import { layOutReport } from '../render.ts'
import type { AgainstExpected } from './protocol.ts'
import { compareReport, recomputeReport } from './verify.ts'

type Verified = Output<'report.verify'>

/**
 * Says what a report is: its figures computed again, and, where `compare` says so, what it rests on and its pages held against those that
 * the open workspace gives at the state that it shows. Refuses as `recomputeReport` and `layOutReport` do, and a workspace that does not hold.
 */
export async function verifyReport(context: TaskContext, path: string, compare: boolean): Promise<Verified> {
  const recomputed = await recomputeReport(path, { signal: context.signal })
  const { figures, differing, differences, workspace, program, sha256 } = recomputed
  const { id, title, head } = workspace
  const found = compare ? await against(context, path, recomputed) : { obstacle: null, compared: null }
  const registered = compare ? (whenGivenOut(context.session.workspace().read, sha256) ?? null) : null
  return {
    path,
    verdict: verdictOf({ figures: { differing }, ...found }),
    figures: { figures, differing, differences },
    ...found,
    registered,
    workspace: { id, title },
    head,
    program,
  }
}

/** How a report compares with what the open workspace gives, and what stands in the way of saying so. */
async function against(
  context: TaskContext,
  path: string,
  { workspace: { id, head }, lot, program, language }: Recomputed,
): Promise<Pick<Verified, 'obstacle' | 'compared'>> {
  const { session, signal, progress, translate } = context
  const workspace = session.workspace()
  const problem = workspace.firstProblem()
  if (problem) throw new Refusal('reports.verify.unproved', { problem: translate(problem.key, problem.values) })
  if (workspace.identity().id !== id) return { obstacle: 'otherWorkspace', compared: null }
  const past = workspace.past(head.digest)
  if (!past) return { obstacle: isOlder(workspace, head) ? 'olderCopy' : 'otherPast', compared: null }
  try {
    if (!hasLanguage(language)) return { obstacle: 'language', compared: null }
    const obstacle: Obstacle | null = program !== assayVersion ? 'otherVersion' : past.missing > 0 ? 'gone' : null
    const facts = factsOf(past, lot)
    if (!facts) return { obstacle, compared: obstacle ? null : anotherLot(lot) }
    const { content } = await layOutReport(
      { kind: 'comparison', facts, locale: language },
      {
        signal,
        onProgress: ({ done, total }) => progress({ step: 'reports.progress', done, total }),
      },
    )
    const compared = await compareReport(path, content, {
      signal,
      onProgress: ({ done, total }) => progress({ step: 'reports.comparing', done, total }),
    })
    return { obstacle, compared }
  } finally {
    past.close()
  }
}

const isOlder = (workspace: Workspace, { entry }: { entry: number }): boolean => workspace.head().entry < entry

const hasLanguage = (language: string): boolean => languages().some((tag) => language === tag || language.startsWith(`${tag}-`))

/** The facts of a report at a state; nothing where that state has no such lot. */
function factsOf(past: Past, lot: string) {
  try {
    return gatherComparison(past, lot)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

/** A report about a lot that is not there. */
function anotherLot(lot: string): AgainstExpected {
  const differences = [{ place: ['lot', 'id'], recorded: lot, recomputed: null }]
  return {
    saved: 'again',
    facts: { figures: 0, differing: 1, differences },
    pages: { pages: 0, differing: 0, differences: [] },
  }
}
