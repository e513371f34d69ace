#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { isatty } from 'node:tty'
import { fileURLToPath } from 'node:url'
import { adviceOnNode, deliveredNode, isRecentNode } from './node-version.mjs'

// Until the version is known to suffice, only syntax and modules of old Nodes: a database binding loaded too early crashes.
const launcher = fileURLToPath(import.meta.url)
const delivered = deliveredNode(process.platform, process.arch)
if (isRecentNode(process.versions.node)) start()
else if (delivered) handOver(delivered)
else advise()

async function start() {
  const { enableCompileCache } = await import('node:module')
  // In Assay's own folder: the default one, in the shared temporary folder, could be filled by somebody else first.
  const compiled = `${dirname(launcher)}/../.cache/compiled`
  enableCompileCache(compiled)
  // Workers take the setting from here alone.
  process.env.NODE_COMPILE_CACHE = compiled
  const { run } = await import('./cli.ts')
  process.exitCode = await run(process.argv.slice(2))
}

/**
 * Runs the same command line in the Node that came with the packages.
 * @param {string} program
 */
function handOver(program) {
  // What interrupts a terminal reaches both; what this process alone is told goes on to the other, from its first moment on.
  const interruptsBoth = [0, 1, 2].some((descriptor) => isatty(descriptor))
  process.on('SIGINT', () => interruptsBoth || child.kill('SIGINT'))
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  const child = spawn(program, [launcher].concat(process.argv.slice(2)), { stdio: 'inherit' })
  child.once('error', advise)
  child.once('exit', (code, signal) => {
    process.exitCode = code === null ? 1 : code
    if (!signal) return
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}

function advise() {
  console.error(adviceOnNode(process.versions.node, process.platform, process.arch, dirname(dirname(launcher))))
  process.exitCode = 2
}
