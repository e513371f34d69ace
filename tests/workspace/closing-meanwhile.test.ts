import { join } from 'node:path'
import { beforeEach, expect, it, vi } from 'vitest'
import { Workspace } from '../../electron/workspace/workspace.ts'
import { act, closing, note, noteNumbers, plain, plainWorkspace, temporaryFolder } from './support.ts'

/** What happens as somebody asks for the nth time whether a file is held. */
const meanwhile = vi.hoisted(() => ({ asked: 0, nth: 0, happens: () => {} }))

vi.mock(import('../../electron/workspace/lock.ts'), async (original) => {
  const lock = await original()
  const isHeld = (path: string) => {
    if (++meanwhile.asked === meanwhile.nth) meanwhile.happens()
    return lock.isHeld(path)
  }
  return { ...lock, isHeld }
})

beforeEach(() => {
  meanwhile.asked = 0
})

it.each([1, 2, 3])(
  'a file that is closed while it is being opened to read is read: as it is asked for the lock, time %i',
  (nth) => {
    const path = join(temporaryFolder(), 'a.assay')
    const writing = plainWorkspace(path)
    act(writing, 'note.add', (write, stamp) => note(write, stamp, '1', 'one'))
    meanwhile.nth = nth
    meanwhile.happens = () => writing.close()
    const workspace = closing(Workspace.openToRead(path, { format: plain }))
    expect(workspace.recovered).toBe(false)
    expect(noteNumbers(workspace)).toEqual([1])
  },
)

it('whoever reads on in a file that was closed meanwhile is told that it was cancelled', () => {
  const workspace = plainWorkspace(join(temporaryFolder(), 'a.assay'))
  workspace.close()
  expect(() => noteNumbers(workspace)).toThrowError(expect.objectContaining({ code: 'cancelled' }))
})
