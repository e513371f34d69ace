import { join } from 'node:path'
import { build } from 'vite'
import { builtOnce } from '../../electron/hosts/built-once.ts'
import { project } from '../unit/sources.ts'

const names = ['eraser', 'undoer', 'writer'] as const
const children = join(import.meta.dirname, 'children')

/**
 * Programs that tests start hundreds of times, each as one file of JavaScript: of the start of one from its sources, two thirds go into
 * finding, reading and stripping a hundred of them. Returns the path of each.
 */
export async function builtPrograms(): Promise<Record<(typeof names)[number], string>> {
  const sources = {
    folders: ['electron', 'shared', 'tests/workspace'].map((folder) => join(project, folder)),
    files: [join(project, 'package-lock.json')],
  }
  const folder = await builtOnce(join(project, '.cache/programs'), sources, async (outDir) => {
    await build({
      configFile: false,
      root: project,
      logLevel: 'warn',
      ssr: { noExternal: true, external: ['better-sqlite3'] },
      build: {
        ssr: true,
        outDir,
        emptyOutDir: false,
        target: 'node24',
        minify: false,
        rolldownOptions: { input: names.map((name) => join(children, `${name}.ts`)) },
      },
    })
  })
  const program = (name: string) => join(folder, `${name}.js`)
  return { eraser: program('eraser'), undoer: program('undoer'), writer: program('writer') }
}
