import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assessLot, evaluationOfLot } from '../../electron/decisions/assessment.ts'
import { loadEvaluation } from '../../electron/decisions/evaluation.ts'
import type { CommandContext } from '../../electron/endpoint.ts'
import { format } from '../../electron/format.ts'
import { storePrice } from '../../electron/prices/prices.ts'
import { storeAnswer } from '../../electron/responses/store.ts'
import { setAgreement } from '../../electron/scorecards/agreements.ts'
import { addEvaluator } from '../../electron/scorecards/evaluators.ts'
import { setConsensus, setScore } from '../../electron/scorecards/scores.ts'
import { addBid, loadBid, withdrawBid } from '../../electron/tenders/bids.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { translator } from '../../shared/messages/translate.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { mara } from '../workspace/plain.ts'
import { testTender } from './support.ts'

test('an assessment serves every view of it until something is recorded, or another lot is asked for', async () => {
  const { call, close, folder, lot } = await testTender()
  const { lots } = await call('tender.create', { title: 'Payroll', need: 'Payslips', template: 'bpo-due-diligence' })
  const other = lots[0]?.id ?? ''
  await close()
  const workspace = Workspace.open(join(folder, 'test.assay'), { format })
  try {
    const first = assessLot(workspace, lot.id)
    expect(assessLot(workspace, lot.id)).toBe(first)
    workspace.execute({ command: 'evaluator.add', profile: mara }, (write, stamp) =>
      addEvaluator({ write, ...stamp }, { name: 'A. Keller', role: '', organisation: '' }),
    )
    const second = assessLot(workspace, lot.id)
    expect(second).not.toBe(first)
    expect(second).toEqual(first)
    expect([...assessLot(workspace, other).bids]).toEqual([])
    expect([...assessLot(workspace, lot.id).bids]).toHaveLength(2)
  } finally {
    workspace.close()
  }
})

test('what an assessment rests on is read again bid by bid, and is always what the whole file gives', async () => {
  const { close, folder, lot, north, east } = await testTender()
  await close()
  const workspace = Workspace.open(join(folder, 'test.assay'), { format })
  const translate = translator('en')
  const act = <T>(work: (context: CommandContext) => T): T =>
    workspace.execute({ command: 'test', profile: mara }, (write, stamp) => work({ write, ...stamp, translate, profile: mara }))
  const [line] = lot.priceLines
  const { instrument } = loadEvaluation(workspace.read, lot.id)
  const question = questionsOf(instrument).find(({ type }) => type === 'longText')
  const optional = questionsOf(instrument).find(({ notApplicable }) => notApplicable)
  if (!line || !question || !optional) throw new Error('the questionnaire lacks what is looked for')
  const { submission } = loadBid(workspace.read, north.id)
  const keller = act((context) => addEvaluator(context, { name: 'A. Keller', role: '', organisation: '' }))
  const subject = { kind: 'question', id: question.id } as const
  const given = { bid: north.id, subject, points: 3, reason: 'Clear', releasable: null }
  const answer = { question: question.id, answer: { state: 'answered', value: 'In writing' }, comment: null, files: [] } as const
  const typed = { source: 'typed', receipt: null, reason: 'From a letter' } as const

  const agreed = { lot: lot.id, question: optional.id, bid: null, agreed: true, evaluator: keller.id, reason: 'No such service' }

  /** Which bids are read again, after checking that all is as the whole file gives it. */
  const readAgain = (work: () => unknown): string[] => {
    const before = evaluationOfLot(workspace, lot.id).bids
    work()
    const after = evaluationOfLot(workspace, lot.id)
    expect(after).toEqual(loadEvaluation(workspace.read, lot.id))
    return after.bids.filter((bid) => !before.includes(bid)).map(({ id }) => id)
  }
  const both = [north.id, east.id]
  act((context) => storeAnswer(context, loadBid(context.write, east.id).submission, answer, typed, () => null))
  try {
    expect(readAgain(() => act((context) => storeAnswer(context, submission, answer, typed, () => null)))).toEqual([north.id])
    expect(readAgain(() => act((context) => setScore(context, { ...given, evaluator: keller.id })))).toEqual([north.id])
    expect(readAgain(() => act((context) => setConsensus(context, given)))).toEqual([north.id])
    expect(
      readAgain(() =>
        act((context) => storePrice(context, east.id, { line: line.id, unitPrice: '9', currency: 'EUR', comment: null }, 'r')),
      ),
    ).toEqual([east.id])
    expect(
      readAgain(() => {
        act((context) => setScore(context, { ...given, points: 4, evaluator: keller.id }))
        act((context) => setScore(context, { ...given, bid: east.id, evaluator: keller.id }))
      }),
    ).toEqual(both)
    expect(readAgain(() => workspace.undo(mara))).toEqual(both)
    expect(readAgain(() => workspace.redo(mara))).toEqual([east.id])
    expect(readAgain(() => act((context) => setAgreement(context, agreed)))).toEqual(both)
    expect(readAgain(() => act((context) => addEvaluator(context, { name: 'B. Ono', role: '', organisation: '' })))).toEqual(both)
    expect(readAgain(() => act((context) => withdrawBid(context, east.id, 'By letter')))).toEqual(both)
    expect(readAgain(() => act((context) => addBid(context, lot.id, { name: 'Heron' })))).toHaveLength(3)
  } finally {
    workspace.close()
  }
})
