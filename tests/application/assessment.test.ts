import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assessLot } from '../../electron/decisions/assessment.ts'
import { format } from '../../electron/format.ts'
import { addEvaluator } from '../../electron/scorecards/evaluators.ts'
import { Workspace } from '../../electron/workspace/workspace.ts'
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
