import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { contract } from '../../shared/contract.ts'
import { z } from '../../shared/schema.ts'
import { testTender } from '../application/support.ts'
import { untested } from '../untested.ts'
import { temporaryFolder } from '../workspace/support.ts'
import { fixture, knownPassphrase } from './support.ts'

const entry = join(import.meta.dirname, '../../electron/assay.mjs')

/** A folder in which command lines run, with settings and a temporary folder of their own. */
function desk() {
  const folder = temporaryFolder()
  const { ASSAY_PASSPHRASE_FILE: _, ...inherited } = process.env
  mkdirSync(join(folder, 'temporary'))
  const environment = { ...inherited, ASSAY_HOME: join(folder, 'settings'), TMPDIR: join(folder, 'temporary') }
  /** What a command line says, when it is given `input` through a pipe. */
  const assay = (argv: readonly string[], input = '', more: Record<string, string> = {}) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...argv], {
      cwd: folder,
      encoding: 'utf8',
      input,
      env: { ...environment, ...more },
    })
    return { status, stdout, stderr }
  }
  return { folder, environment, assay }
}

/** The names of all files under a folder whose bytes hold one of the texts. */
function filesWith(folder: string, ...texts: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => {
    const path = join(folder, name)
    if (!statSync(path).isFile()) return false
    const bytes = readFileSync(path)
    return texts.some((text) => bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le')))
  })
}

describe('On the command line', () => {
  it('a key is made, tested, sealed for and opened with, its passphrase from a pipe, a file or the environment', () => {
    const { folder, assay } = desk()
    writeFileSync(join(folder, 'prices.txt'), 'Zaphod-4711')
    const passphrases = temporaryFolder()
    const given = join(passphrases, 'given')
    writeFileSync(given, `\ufeff${knownPassphrase}\r\n`)

    expect(assay(['key', 'create', 'a.key']).stderr).toBe(
      'No key was made. What a lost key means has to be read first; “assay key lost” tells it. Then make the key with --understood.\n',
    )
    const made = assay(['key', 'create', 'a.key', '--understood', '--json'], `${knownPassphrase}\n`)
    const { recipient }: { recipient: string } = JSON.parse(made.stdout)
    expect(assay(['key', 'recipient', 'a.key', '--passphrase-file', given]).stdout).toBe(`${recipient}\n`)
    expect(assay(['key', 'test', 'a.key'], '', { ASSAY_PASSPHRASE_FILE: given }).stdout).toBe(
      `The key opens what is sealed for it. Recipient: ${recipient}\n`,
    )
    assay(['key', 'create', 'b.key', '--understood', '--without-passphrase'])
    const second = assay(['key', 'recipient', 'b.key']).stdout.trim()

    expect(assay(['seal', 'prices.txt', '--to', recipient, '--to', second, '--out', 'prices.age']).stdout).toBe(
      'prices.age: sealed; 2 keys are needed to open it, one of each group, 437 bytes.\n',
    )
    expect(assay(['unseal', 'prices.age', '--key', 'b.key', '--out', 'opened.txt']).stderr).toMatch(
      /^No key that was given opens /,
    )
    expect(
      assay(['unseal', 'prices.age', '--key', 'a.key', '--key', 'b.key', '--out', 'opened.txt', '--passphrase-file', given]),
    ).toEqual({ status: 0, stdout: 'opened.txt: opened, 11 bytes.\n', stderr: '' })
    expect(filesWith(folder, 'Zaphod-4711').sort()).toEqual(['opened.txt', 'prices.txt'])
    expect(filesWith(folder, knownPassphrase)).toEqual([])
  })

  it('a file is sealed with a passphrase, which is missing, wrong or right when it is opened', () => {
    const { folder, assay } = desk()
    writeFileSync(join(folder, 'prices.txt'), 'prices')
    expect(assay(['seal', 'prices.txt', '--with-passphrase', '--out', 'prices.age'], 'Sommer2026\n').stdout.split('\n')).toEqual([
      'prices.age: sealed, 188 bytes.',
      'The passphrase is short: somebody who has the file can find it by trying. 16 characters or more hold; “assay key suggest” offers one.',
      '',
    ])
    const opened = (input: string) => assay(['unseal', 'prices.age', '--out', 'opened.txt'], input).stderr
    expect(opened('')).toMatch(/^A passphrase is missing\. /)
    expect(opened('Sommer2027\n')).toBe(
      'The passphrase does not open prices.age. Mind capitals, and the layout of the keyboard.\n',
    )
    expect(opened('Sommer2026\n')).toBe('')
    expect(readFileSync(join(folder, 'opened.txt'), 'utf8')).toBe('prices')
  })

  it('a passphrase is no argument, and it is said for whom a file is sealed', () => {
    const { folder, assay } = desk()
    writeFileSync(join(folder, 'prices.txt'), 'prices')
    expect(assay(['key', 'test', 'a.key', '--passphrase', 'x']).stderr.split('\n')[0]).toBe(
      'There is no option --passphrase here.',
    )
    for (const more of [[], ['--with-passphrase', '--to', 'age1x']])
      expect(assay(['seal', 'prices.txt', '--out', 'a', ...more]).stderr.split('\n')[0]).toBe(
        'Say either for whom it is sealed, with --to, or --with-passphrase.',
      )
  })

  const noTerminal = spawnSync('script', ['--version'], { stdio: 'ignore' }).status !== 0 && 'the program script is not installed'
  it.skipIf(untested('What a terminal shows of a passphrase is', noTerminal))(
    'a terminal shows nothing of what is typed',
    async () => {
      const { folder, environment } = desk()
      const command = `'${process.execPath}' '${entry}' key create a.key --understood`
      const child = spawn('script', ['-qec', command, '/dev/null'], { cwd: folder, env: environment })
      let [shown, answered] = ['', 0]
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        shown += text
        const asked = shown.match(/\(not shown\):|same again:/g)?.length ?? 0
        for (; answered < asked; answered++) child.stdin.write('Zaphod-4711-Beeblebrox\n')
      })
      await new Promise((resolve) => child.once('close', resolve))
      expect(shown.replaceAll('\r', '').split('\n').slice(0, 3)).toEqual([
        'Passphrase for the new key (not shown): ',
        'The same again: ',
        'The key is in a.key. Copy it to a second place now, and test both with “assay key test”.',
      ])
      expect(shown).not.toContain('Zaphod')
      expect(filesWith(folder, 'Zaphod')).toEqual([])
    },
  )
})

describe('What is secret', () => {
  it('is taken by tasks alone, of which no journal tells', () => {
    const taking = Object.entries(contract).filter(([, { input }]) =>
      JSON.stringify(z.toJSONSchema(input, { io: 'input' })).includes('passphrase'),
    )
    expect(taking.map(([name, { kind }]) => [name, kind])).toEqual([
      ['key.create', 'task'],
      ['key.test', 'task'],
      ['key.recipient', 'task'],
      ['seal.file', 'task'],
      ['unseal.file', 'task'],
      ['price.open', 'task'],
      ['pack.create', 'task'],
      ['pack.merge', 'task'],
    ])
  })

  it('is in no answer, no refusal, no settings, no journal and no file beside, whatever came of it', async () => {
    const { folder, client, call } = await testTender()
    const secret = 'Zaphod-4711-Beeblebrox'
    const at = (name: string) => join(folder, name)
    writeFileSync(at('plain'), 'text')
    const identity = readFileSync(fixture('reference.key'), 'utf8').split('\n')[1] ?? ''
    writeFileSync(at('broken.key'), `${identity.slice(0, -1)}Q`)
    const said: unknown[] = []
    said.push(await client('key.create', { path: at('a.key'), passphrase: secret, understood: true }))
    said.push(await client('key.create', { path: at('a.key'), passphrase: secret, understood: true }))
    said.push(await client('key.test', { path: at('a.key'), passphrase: `${secret}!` }))
    said.push(await client('key.recipient', { path: at('broken.key'), passphrase: secret }))
    said.push(await client('seal.file', { file: at('plain'), path: at('sealed'), sealedFor: { passphrase: secret } }))
    said.push(await client('seal.file', { file: at('plain'), path: at('other'), sealedFor: { groups: [[identity]] } }))
    said.push(await client('unseal.file', { file: at('sealed'), path: at('opened'), passphrases: [`${secret}!`] }))
    said.push(await client('unseal.file', { file: at('sealed'), path: at('sealed'), passphrases: [secret] }))
    // What does not fit the contract.
    said.push(
      await client('key.test', JSON.parse(JSON.stringify({ path: at('a.key'), passphrase: secret, [secret.slice(0, 3)]: 1 }))),
    )
    said.push(
      await client('seal.file', JSON.parse(JSON.stringify({ file: 1, path: at('x'), sealedFor: { passphrase: [secret] } }))),
    )
    await call('workspace.backup', {})
    await call('workspace.close', {})
    expect(said.map((each) => Reflect.get(Object(each), 'ok'))).toEqual([
      true,
      false,
      false,
      false,
      true,
      false,
      false,
      false,
      false,
      false,
    ])
    expect(JSON.stringify(said)).not.toMatch(/Zaphod-|AGE-SECRET-KEY/i)
    expect(filesWith(folder, secret)).toEqual([])
    expect(filesWith(folder, 'AGE-SECRET-KEY')).toEqual(['broken.key'])
  })
})
