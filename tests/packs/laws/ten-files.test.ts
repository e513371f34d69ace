import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { format } from '../../../electron/format.ts'
import { gatherComparison } from '../../../electron/reports/comparison.ts'
import type { IncomingFile } from '../../../electron/workspace/content.ts'
import { connect } from '../../../electron/workspace/database.ts'
import { openDoor } from '../../../electron/workspace/door/door.ts'
import type { Bundle } from '../../../electron/workspace/merge/bundle.ts'
import { gather } from '../../../electron/workspace/merge/gather.ts'
import { Workspace } from '../../../electron/workspace/workspace.ts'
import { questionsOf } from '../../../shared/questionnaires/walk.ts'
import { cases } from '../../long-run.ts'
import { closing, temporaryFolder } from '../../workspace/support.ts'
import { elsewhere, packFor, type Story, tenderWithEvaluators } from '../support.ts'
import { heldBy, newPath, problemsOf } from './copies.ts'

type Device = Awaited<ReturnType<typeof elsewhere>>

/** What somebody said somewhere, by the words that are found nowhere else. */
type Said = {
  table: 'score' | 'evidence_note' | 'agreement' | 'response' | 'consensus'
  column: string
  words: string
  by: string
}

/** Eight packs and two copies of one tender, in which people scored, brought files, and said different things of the same. */
async function tenFiles() {
  const story = await tenderWithEvaluators()
  const { call, folder, path, lot, questions, tender } = story
  const { instrument } = await call('tender.instrument', { tender })
  const offered = questionsOf(instrument).find(({ notApplicable }) => notApplicable)?.id ?? ''
  const readers = ['Ada', 'Ben', 'Cleo', 'Dora', 'Emil', 'Fritz', 'Gina']
  for (const name of readers.slice(2)) await call('evaluator.add', { name })
  const copies = [join(folder, 'train.assay'), join(folder, 'plane.assay')]
  const said: Said[] = []
  const files: string[] = []
  const bring = async ({ call }: Device, by: string) => {
    const file = join(folder, `${by}-${files.length}.txt`)
    writeFileSync(file, `Seen by ${by}, ${files.length}`)
    files.push(`${by}-${files.length}.txt`)
    const words = `A note of ${by} on ${file}`
    await call('evidence.add', { paths: [file], note: words })
    said.push({ table: 'evidence_note', column: 'note', words, by })
  }
  const packs = [...readers, 'Ada'].map((name, index) => ({ name, options: { names: index % 4 !== 3, scores: index % 3 === 0 } }))
  const paths: string[] = []
  for (const { name, options } of packs) paths.push(await packFor(story, name, options))
  for (const copy of copies) await call('workspace.copy', { path: copy })
  for (const [index, file] of paths.entries()) {
    const { name = '' } = packs[index] ?? {}
    const device = await elsewhere(file, name)
    await scoreAll(device, { name, index, lot, questions, offered }, said)
    await bring(device, name)
    await device.close()
  }
  for (const [index, file] of copies.entries()) {
    const device = await elsewhere(file, index === 0 ? 'Mara' : 'Nils')
    await workOn(device, story, index, said)
    await bring(device, index === 0 ? 'Mara' : 'Nils')
    await device.close()
  }
  await story.close()
  const here = Workspace.openToRead(path, { format })
  const bundles: { bundle: Bundle; contents: Map<string, IncomingFile> }[] = []
  const inside = temporaryFolder()
  for (const file of [...paths, ...copies]) {
    const door = await openDoor(file, { format })
    const bundle = await gather(door, here.read, file)
    const contents = new Map<string, IncomingFile>()
    for await (const content of door.contents(bundle.lacking, inside)) contents.set(content.sha256, content)
    bundles.push({ bundle, contents })
    await door.close()
  }
  here.close()
  return { path, lot, bundles, said, files }
}

/** Scores what is there, once anew, and one that is taken back; one in two locks the round. */
async function scoreAll(
  { call }: Device,
  {
    name,
    index,
    lot,
    questions,
    offered,
  }: { name: string; index: number; lot: string; questions: readonly string[]; offered: string },
  said: Said[],
): Promise<void> {
  const evaluator = (await call('evaluator.list', {})).find((one) => one.name === name)?.id ?? ''
  const bids = await call('bid.list', { lot })
  const score = async (bid: string, question: string, points: number) => {
    const words = `${name} in pack ${index} on ${bid} and ${question}: ${points}`
    const releasable = `To the bidder: ${words}`
    await call('score.set', { bid, subject: { kind: 'question', id: question }, evaluator, points, reason: words, releasable })
    said.push(
      { table: 'score', column: 'reason', words, by: name },
      { table: 'score', column: 'releasable', words: releasable, by: name },
    )
  }
  for (const [place, { id: bid }] of bids.entries())
    for (const [step, question] of questions.entries()) await score(bid, question, (index + place + step) % 6)
  const [bid] = bids
  const [first = '', second = ''] = questions
  await score(bid?.id ?? '', first, 5 - (index % 2))
  const subject = { kind: 'question', id: second } as const
  await call('score.set', { bid: bid?.id ?? '', subject, evaluator, points: 1, reason: 'A slip' })
  await call('workspace.undo', {})
  const reason = `${name} in pack ${index} agrees`
  await call('agreement.set', { lot, question: offered, agreed: index % 2 === 0, evaluator, reason })
  said.push({ table: 'agreement', column: 'reason', words: reason, by: name })
  if (index % 2 === 0) await call('score.lock', { lot, evaluator })
}

/** What only the office does, in two copies at once. */
async function workOn({ call }: Device, story: Story, index: number, said: Said[]): Promise<void> {
  const { lot, north, east, ada, subject, questions, folder } = story
  const by = index === 0 ? 'Mara' : 'Nils'
  const [question = ''] = questions
  const reason = `${by} asked by telephone`
  await call('response.set', { bid: north, question, answer: `As ${by} heard it`, reason })
  const agreed = `${by} sums up`
  await call('consensus.set', { bid: east, subject: subject(1), points: 2 + index, reason: agreed })
  const own = `${by} scores for Ada`
  await call('score.set', { bid: north, subject: subject(2), evaluator: ada, points: index, reason: own })
  said.push(
    { table: 'response', column: 'reason', words: reason, by },
    { table: 'consensus', column: 'reason', words: agreed, by },
    { table: 'score', column: 'reason', words: own, by },
  )
  await call('evaluator.add', { name: `Added by ${by}` })
  await call('bid.add', { lot, provider: { name: `Bidder of ${by}` } })
  const letter = join(folder, `${by}.xlsx`)
  writeFileSync(letter, `Received by ${by}`)
  await call('bid.receive', { bid: east, paths: [letter], sender: by })
  if (index === 0) await call('bid.withdraw', { bid: east, reason: 'They wrote' })
  else await call('score.lock', { lot, evaluator: ada })
}

/** All that a report of a lot says, but for what it is stamped with: the head, and whose entry that is. */
function bodyOf(workspace: Workspace, lot: string): string {
  const { head: _, recordedBy: __, ...body } = gatherComparison(workspace, lot)
  return JSON.stringify(body, (_key, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...value] : typeof value === 'bigint' ? `${value}n` : value,
  )
}

/** Whoever merges is known already: somebody new would be a fact of that copy. */
const merger = { name: 'Mara', role: '', organisation: '' }

/** Merges files in an order into a copy of the tender. */
async function mergedIn(order: readonly number[], { path, bundles }: Awaited<ReturnType<typeof tenFiles>>): Promise<Workspace> {
  const copy = newPath()
  copyFileSync(path, copy)
  const workspace = closing(Workspace.open(copy, { format }))
  for (const index of order) {
    const { bundle, contents } = bundles[index] ?? {}
    if (bundle && contents) await workspace.merge({ profile: merger, command: 'pack.merge' }, bundle, contents)
  }
  return workspace
}

/** Whose name stands at what was said in these words. */
function authorsOf(workspace: Workspace, { table, column, words }: Said): string[] {
  const connection = connect(workspace.path, { readonly: true })
  const found = connection
    .prepare<[string], string>(
      `SELECT name FROM ${table} AS said JOIN current_actor_details AS actor ON actor.actor_id = said.author WHERE ${column} = ?`,
    )
    .pluck()
    .all(words)
  connection.close()
  return found
}

function filesIn({ path }: Workspace): string[] {
  const connection = connect(path, { readonly: true })
  const names = connection.prepare<[], string>('SELECT file_name FROM evidence JOIN content USING (sha256)').pluck().all()
  connection.close()
  return names.toSorted()
}

it('ten files are merged with nothing lost, and come to one state and one body of a report, in any order, twice', async () => {
  const inOrder = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
  const made = await tenFiles()
  const first = await mergedIn(inOrder, made)
  for (const each of made.said) expect([each.words, authorsOf(first, each)]).toEqual([each.words, [each.by]])
  expect(filesIn(first)).toEqual(made.files.toSorted())
  expect(await problemsOf(first)).toEqual([])

  const [held, body] = [heldBy(first), bodyOf(first, made.lot)]
  first.close()
  const anyOrder = fc.shuffledSubarray(inOrder, { minLength: inOrder.length })
  await fc.assert(
    fc.asyncProperty(anyOrder, anyOrder, async (order, again) => {
      const workspace = await mergedIn([...order, ...again], made)
      expect(heldBy(workspace)).toEqual(held)
      expect(bodyOf(workspace, made.lot)).toBe(body)
      workspace.close()
    }),
    cases(5),
  )
})
