import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { watched } from '../../electron/hosts/build.ts'
import { readSource, sourcePaths } from '../unit/sources.ts'
import { temporaryFolder } from '../workspace/support.ts'

it('a window in development is built again when a source changes, and tells what is wrong with one', async () => {
  const root = temporaryFolder()
  const outDir = join(root, 'pages')
  mkdirSync(join(root, 'renderer'))
  const source = join(root, 'renderer', 'main.js')
  writeFileSync(join(root, 'renderer', 'index.html'), '<script type="module" src="./main.js"></script>')
  writeFileSync(source, `console.log('first')`)
  const built = vi.fn<(error?: unknown) => void>()
  const close = await watched(
    { configFile: false, root: join(root, 'renderer'), logLevel: 'silent', build: { outDir, emptyOutDir: true } },
    built,
  )
  onTestFinished(close)
  const script = () =>
    readdirSync(join(outDir, 'assets'))
      .map((name) => readFileSync(join(outDir, 'assets', name), 'utf8'))
      .join()
  expect(script()).toContain('first')
  expect(built).not.toHaveBeenCalled()

  writeFileSync(source, `console.log('second')`)
  await expect.poll(() => built.mock.calls.at(-1)).toEqual([undefined])
  expect(script()).toContain('second')

  writeFileSync(source, `console.log('third`)
  await expect.poll(() => built.mock.calls.at(-1)).toEqual([expect.any(Error)])
})

it('nothing that is packed knows the window in development', () => {
  const importers = sourcePaths().filter((path) => readSource(path).includes('/develop.ts'))
  expect(importers).toEqual([])
  expect(readSource('electron/hosts/develop.ts')).toContain('watchedWindowBuild')
})
