import { describe, expect, it } from 'vitest'
import { contract } from '../../shared/contract.ts'
import { readSource, sourcePaths, textsOf } from '../unit/sources.ts'

/** What a person can do: what changes the workspace, and work on files around it. What is only read is shown as each face shows things. */
const deeds = Object.entries(contract)
  .filter(([, { kind }]) => kind !== 'query')
  .map(([name]) => name)

/** What the command line does not do, and why. */
const windowAlone: Record<string, string> = {
  'workspace.recent': 'a command names its workspace',
  'workspace.identify': 'a command says itself whether a file is opened or merged',
  'settings.show': 'they say how the window looks',
  'settings.set': 'they say how the window looks',
  'draft.list': 'a command is typed as a whole',
  'draft.keep': 'a command is typed as a whole',
  'language.list': 'a language is named by an option',
  'language.show': 'a language is named by an option',
  'seal.recognise': 'a command that opens asks for what is missing',
  'sample.build': 'assay sample plays it in front of the reader, by calls of its own',
}

/** What the window does not do, and why. */
const commandLineAlone: Record<string, string> = {
  'provider.add': 'in the window a provider is added with its bid',
  'template.show': 'the window shows a questionnaire as it is frozen',
  'template.lint': 'the window finds the same by the same rules while a template is edited, without a call',
  'template.weights': 'the window finds the same by the same rules while they are typed, without a call',
  'bid.receive': 'the window records one package as it records many',
  'journal.erase': 'it cannot be undone and is rare: who does it names the very object and sees first what would go',
  'key.recipient': 'testing a key shows its recipient too',
}

const namedIn = (paths: string[]): Set<string> =>
  new Set(paths.flatMap((path) => textsOf(path, readSource(path)).map(({ value }) => value)))

const commandLine = namedIn(
  sourcePaths().filter((path) =>
    /^electron\/(?:[a-z-]+\/(?:command-line|erasure-command|.*command.*)\.ts|hosts\/command-line\/)/.test(path),
  ),
)
const window = namedIn(sourcePaths().filter((path) => path.startsWith('renderer/')))

describe('What a person can do', () => {
  it('is much', () => expect(deeds.length).toBeGreaterThan(40))

  it('by the window can be done by the command line, but for what is said here', () => {
    expect(deeds.filter((name) => !commandLine.has(name))).toEqual(deeds.filter((name) => name in windowAlone))
  })

  it('by the command line can be done by the window, but for what is said here', () => {
    expect(deeds.filter((name) => !window.has(name))).toEqual(deeds.filter((name) => name in commandLineAlone))
  })
})
