#!/usr/bin/env node
import { adviceOnNode } from './node-version.mjs'

// Until the version is known to suffice, only syntax and modules of old Nodes: a database binding loaded too early crashes.
const advice = adviceOnNode(process.versions.node, process.platform, process.arch)
if (advice) {
  console.error(advice)
  process.exitCode = 2
} else {
  const { enableCompileCache } = await import('node:module')
  // In Assay's own folder: the default one, in the shared temporary folder, could be filled by somebody else first.
  enableCompileCache(`${import.meta.dirname}/../.cache/compiled`)
  const { run } = await import('./cli.ts')
  process.exitCode = await run(process.argv.slice(2))
}
