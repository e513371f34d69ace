import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { adviceOnNode } from '../../electron/node-version.mjs'
import { untested } from '../untested.ts'
import { project } from './sources.ts'

const executable = join(project, 'electron/assay.mjs')

describe('the version of Node', () => {
  it.each(['24.0.0', '24.21.0', '25.1.0', '100.0.0'])('may be %s', (version) => {
    expect(adviceOnNode(version, 'linux', 'x64')).toBeUndefined()
  })

  it.each(['18.20.8', '20.20.2', '22.14.0', '23.11.1', '4.9.1'])('may not be %s', (version) => {
    expect(adviceOnNode(version, 'linux', 'x64')).toContain(`Assay needs Node 24 or later; this is Node ${version}.`)
  })

  it('comes with npm ci on 64-bit Linux, and from the user elsewhere', () => {
    for (const architecture of ['x64', 'arm64']) {
      expect(adviceOnNode('20.0.0', 'linux', architecture)).toContain('Run `npm ci`')
      expect(adviceOnNode('20.0.0', 'linux', architecture)).toContain('`npx assay …`')
    }
    for (const [platform, architecture] of [
      ['darwin', 'arm64'],
      ['win32', 'x64'],
      ['linux', 'arm'],
    ] as const)
      expect(adviceOnNode('20.0.0', platform, architecture)).toContain('Install Node 24')
  })

  it('is the one that package.json asks for', () => {
    const { engines, optionalDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
    expect(engines.node).toBe('>=24')
    expect(Object.values(optionalDependencies)).toEqual(['24.21.0', '24.21.0'])
  })
})

describe('the executable', () => {
  it('can be executed and names its interpreter', () => {
    expect(() => accessSync(executable, constants.X_OK)).not.toThrow()
    expect(readFileSync(executable, 'utf8').split('\n')[0]).toBe('#!/usr/bin/env node')
  })

  const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
    if (!existsSync(path)) return false
    const major = Number.parseInt(spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout, 10)
    return major >= 18 && major < 24
  })
  it.skipIf(untested('An old Node is', !oldNode && 'there is none on this machine'))(
    'tells an old Node what to do and exits 2',
    () => {
      const { status, stdout, stderr } = spawnSync(String(oldNode), [executable, '--version'], { encoding: 'utf8' })
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
      expect(stderr).toMatch(/^Assay needs Node 24 or later; this is Node \d+\.\d+\.\d+\.\n.+\n$/)
    },
  )
})
