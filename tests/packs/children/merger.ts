/** Merges a file into a workspace (arguments: settings, workspace, file), says so before and after, and waits to be killed. */
import { createApplication } from '../../../electron/application.ts'

const [settings = '', path = '', file = ''] = process.argv.slice(2)
const { client } = createApplication({ settings, actingAs: 'Mara' })
const opened = await client('workspace.open', { path })
if (!opened.ok) throw new Error(opened.error.message)
process.stdout.write('open\n')
const merged = await client('pack.merge', { path: file })
if (!merged.ok) throw new Error(merged.error.message)
process.stdout.write('merged\n')
setInterval(() => {}, 1000)
