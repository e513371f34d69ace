import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Workspace } from '../../../electron/workspace/workspace.ts'
import { cases } from '../../long-run.ts'
import { forked, heldBy, mergeCopies, problemsOf } from './copies.ts'
import { begun, type Step, step, take } from './steps.ts'

const first = (kind: Step['kind']): Step => ({ kind, which: 0, said: 'x' })
/** Who follows what was erased follows what that followed, where only the tombstone came, too. */
const erased: [Step[], Step[], Step[]] = [[], [first('note'), first('note'), { ...first('erase'), which: 2 }], [first('shelf')]]

/** A conflict about two things that were read as one is decided by what was said of either. */
const decided: [Step[], [Step[], Step[], Step[]], boolean] = [
  [],
  [[first('shelf')], [], [{ ...first('note'), which: 2 }, first('same'), first('same'), first('resolve')]],
  false,
]

const steps = (most: number) => fc.array(step, { maxLength: most })

it('merging is commutative: two copies come to the same, whichever takes the other', async () => {
  await fc.assert(
    fc.asyncProperty(steps(4), steps(7), steps(7), async (before, here, there) => {
      const a = begun()
      for (const each of before) await take(a, each)
      const b = forked(a)
      for (const each of here) await take(a, each)
      for (const each of there) await take(b, each)
      const [a2, b2] = [forked(a), forked(b)]
      await mergeCopies(a2, b)
      await mergeCopies(b2, a)
      expect(heldBy(b2)).toEqual(heldBy(a2))
      expect([...(await problemsOf(a2)), ...(await problemsOf(b2))]).toEqual([])
      for (const workspace of [a, b, a2, b2]) workspace.close()
    }),
    { ...cases(30), examples: [erased] },
  )
})

it('merging is associative and idempotent: three copies come to the same in any order, again and again', async () => {
  await fc.assert(
    fc.asyncProperty(steps(3), fc.tuple(steps(6), steps(6), steps(6)), fc.boolean(), async (before, theirs, isLate) => {
      const a = begun()
      for (const each of before) await take(a, each)
      const b = forked(a)
      const [ofA, ofB, ofC] = theirs
      for (const each of ofA) await take(a, each)
      for (const each of ofB) await take(b, each)
      // What the third builds upon is what the second did already, or was there from the start.
      const c = forked(isLate ? b : a)
      for (const each of ofC) await take(c, each)
      const copies = [a, b, c]
      const merged: Workspace[] = []
      const into = async (workspace: Workspace, ...from: Workspace[]) => {
        const copy = forked(workspace)
        merged.push(copy)
        for (const other of from) await mergeCopies(copy, other)
        return copy
      }
      const left = await into(await into(a, b), c)
      const right = await into(a, await into(b, c))
      const back = await into(c, b, a)
      const held = heldBy(left)
      expect(heldBy(right)).toEqual(held)
      expect(heldBy(back)).toEqual(held)
      // Merges of merges, criss-cross and again.
      await mergeCopies(left, right)
      await mergeCopies(right, back)
      await mergeCopies(right, left)
      for (const copy of copies) await mergeCopies(left, copy)
      expect(heldBy(left)).toEqual(held)
      expect(heldBy(right)).toEqual(held)
      const { entry } = left.head()
      expect((await mergeCopies(left, b)).entry).toBe(0)
      expect(left.head().entry).toBe(entry)
      for (const workspace of [left, right, back]) expect(await problemsOf(workspace)).toEqual([])
      for (const workspace of [...copies, ...merged]) workspace.close()
    }),
    { ...cases(30), examples: [decided] },
  )
})
