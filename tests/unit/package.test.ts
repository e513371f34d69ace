import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { project } from './sources.ts'

type Versions = Record<string, string>
type LockedPackage = {
  version?: string
  resolved?: string
  integrity?: string
  hasInstallScript?: boolean
  optionalDependencies?: Versions
}

const description: {
  allowScripts: Record<string, boolean>
  dependencies: Versions
  devDependencies: Versions
  optionalDependencies: Versions
} = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
const lock: { packages: Record<string, LockedPackage> } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'))
const locked = Object.entries(lock.packages).filter(([path]) => path !== '')

describe('dependencies', () => {
  it('are exact versions', () => {
    const { dependencies, devDependencies, optionalDependencies } = description
    const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
    for (const [name, version] of versions) expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version)
  })

  it('are locked by content, not by the address of a registry', () => {
    expect(locked.length).toBeGreaterThan(100)
    expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
    // Those of other machines too: there, `npm ci` would take whatever a registry gives.
    expect(locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([])
  })

  it('are locked for every platform, without which npm ci refuses (`npm install --package-lock-only` adds what is missing)', () => {
    const optional = locked.flatMap(([, { optionalDependencies }]) => Object.keys(optionalDependencies ?? {}))
    expect(optional.length).toBeGreaterThan(50)
    expect(optional.filter((name) => !(`node_modules/${name}` in lock.packages))).toEqual([])
  })

  it('run no script when they are installed', () => {
    const scripted = locked
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => path.replace(/^.*node_modules\//, ''))
    expect(scripted.filter((name) => description.allowScripts[name] !== false)).toEqual([])
    expect(Object.values(description.allowScripts)).not.toContain(true)
  })
})

describe('the licence', () => {
  it('is the whole text of Apache 2.0, as package.json says', () => {
    const text = readFileSync(join(project, 'LICENSE'), 'utf8')
    expect(description).toHaveProperty('license', 'Apache-2.0')
    expect(text).toContain('Apache License\n                           Version 2.0, January 2004')
    expect(text).toContain('END OF TERMS AND CONDITIONS')
  })
})
