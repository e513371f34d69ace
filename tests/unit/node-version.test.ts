import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { adviceOnNode, deliveredNode, isRecentNode } from '../../electron/node-version.mjs'
import { assayVersion } from '../../shared/version.ts'
import { reasons, untested } from '../untested.ts'
import { temporaryFolder } from '../workspace/support.ts'
import { project } from './sources.ts'

const executable = join(project, 'electron/assay.mjs')

describe('the version of Node', () => {
  it.each(['24.0.0', '24.21.0', '25.1.0', '100.0.0'])('may be %s', (version) => {
    expect(isRecentNode(version)).toBe(true)
  })

  it.each(['18.20.8', '20.20.2', '22.14.0', '23.11.1', '4.9.1'])('may not be %s', (version) => {
    expect(isRecentNode(version)).toBe(false)
  })

  it('comes with npm ci on 64-bit Linux, and from the user elsewhere', () => {
    for (const architecture of ['x64', 'arm64'])
      expect(adviceOnNode('20.0.0', 'linux', architecture, '/opt/assay')).toBe(
        'Assay needs Node 24 or later; this is Node 20.0.0.\n' +
          'Run `npm ci` in /opt/assay: it brings Node 24, which Assay then finds by itself.',
      )
    for (const [platform, architecture] of [
      ['darwin', 'arm64'],
      ['win32', 'x64'],
      ['linux', 'arm'],
    ] as const) {
      expect(adviceOnNode('20.0.0', platform, architecture, '/opt/assay')).toBe(
        'Assay needs Node 24 or later; this is Node 20.0.0.\n' +
          'Install Node 24 (https://nodejs.org), and run `npm ci` in /opt/assay with it.',
      )
      expect(deliveredNode(platform, architecture)).toBeUndefined()
    }
  })

  it('is the one that package.json asks for', () => {
    const { engines, optionalDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
    expect(engines.node).toBe('>=24')
    expect(Object.values(optionalDependencies)).toEqual(['24.21.0', '24.21.0'])
  })
})

describe('the executable', () => {
  /** The command line run by a Node, as a shell would in a folder that has nothing to do with Assay. */
  function run(node: string, program: string, ...words: string[]) {
    const { status, stdout, stderr } = spawnSync(node, [program, ...words], { cwd: temporaryFolder(), encoding: 'utf8' })
    return { status, stdout, stderr }
  }

  const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
    if (!existsSync(path)) return false
    return !isRecentNode(spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout)
  })
  const noOldNode = oldNode === undefined && 'there is none on this machine'

  /** A folder with the executable alone, without any package. */
  function alone(): string {
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'electron'))
    for (const file of ['assay.mjs', 'node-version.mjs'])
      copyFileSync(join(project, 'electron', file), join(folder, 'electron', file))
    return folder
  }

  it('can be executed and names its interpreter', () => {
    expect(() => accessSync(executable, constants.X_OK)).not.toThrow()
    expect(readFileSync(executable, 'utf8').split('\n')[0]).toBe('#!/usr/bin/env node')
  })

  it('is written so that old Nodes can read it', () => {
    for (const file of ['assay.mjs', 'node-version.mjs'])
      expect(readFileSync(join(project, 'electron', file), 'utf8')).not.toMatch(/\?\.(?!\d)|\?\?|^await |import\.meta\.(?!url)/m)
  })

  it('runs from any folder, and where a link leads to it', () => {
    const link = join(temporaryFolder(), 'assay')
    symlinkSync(executable, link)
    for (const program of [executable, link])
      expect(run(process.execPath, program, '--version')).toEqual({ status: 0, stdout: `assay ${assayVersion}\n`, stderr: '' })
  })

  it.skipIf(
    untested('Assay on an old Node is', noOldNode || (!deliveredNode(process.platform, process.arch) && 'no Node came along')),
  )('finds the Node that came with the packages when it is run by an old one, and ends as that does', () => {
    const node = String(oldNode)
    expect(run(node, executable, '--version')).toEqual({ status: 0, stdout: `assay ${assayVersion}\n`, stderr: '' })
    expect(run(node, executable, 'workspace', 'info', 'gone.assay')).toMatchObject({ status: 1, stdout: '' })
    expect(run(node, executable, 'rank')).toMatchObject({ status: 2, stdout: '' })
  })

  it.skipIf(untested('An old Node alone is', noOldNode))(
    'tells an old Node what to do where none came along, and exits 2',
    () => {
      const folder = alone()
      const { status, stdout, stderr } = run(String(oldNode), join(folder, 'electron/assay.mjs'), '--version')
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
      expect(stderr).toMatch(/^Assay needs Node 24 or later; this is Node \d+\.\d+\.\d+\.\n.+\n$/)
      expect(stderr).toContain(`\`npm ci\` in ${folder}`)
    },
  )

  it.skipIf(untested('Signals to Assay on an old Node are', noOldNode || reasons.notLinux)).each<[NodeJS.Signals, unknown]>([
    ['SIGTERM', [null, 'SIGTERM']],
    ['SIGINT', [7, null]],
  ])('passes %s on to the Node that came along, and ends as that does', async (signal, ended) => {
    const folder = alone()
    const along = join(folder, `node_modules/node-linux-${process.arch}`)
    mkdirSync(join(along, 'bin'), { recursive: true })
    writeFileSync(join(along, 'package.json'), '{}')
    // It waits for a signal, as long as it takes: `read` from a pipe that nobody writes to.
    writeFileSync(join(along, 'bin/node'), `#!/bin/sh\ntrap 'exit 7' INT\necho ready\nread line`)
    chmodSync(join(along, 'bin/node'), 0o755)
    const child = spawn(String(oldNode), [join(folder, 'electron/assay.mjs')], { stdio: ['pipe', 'pipe', 'pipe'] })
    const ending = once(child, 'exit')
    await Promise.race([once(child.stdout, 'data'), ending])
    child.kill(signal)
    expect(await ending).toEqual(ended)
  })

  it.skipIf(untested('What npm says on an old Node is', noOldNode || (!existsSync('/usr/bin/npm') && 'npm is not there')))(
    'is installed by npm on an old Node without a warning of it',
    () => {
      const folder = temporaryFolder()
      for (const file of ['package.json', 'package-lock.json', '.npmrc']) copyFileSync(join(project, file), join(folder, file))
      const env = { PATH: `${dirname(String(oldNode))}:/usr/bin:/bin`, HOME: folder }
      const install = ['ci', '--dry-run', '--offline', '--no-audit', '--no-fund', '--no-update-notifier']
      const { status, stderr } = spawnSync('/usr/bin/npm', install, { cwd: folder, env, encoding: 'utf8' })
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    },
  )
})
