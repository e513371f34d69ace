import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { runCommandLine } from '../../electron/hosts/command-line/run.ts'
import { temporaryFolder } from '../workspace/support.ts'

beforeEach(() => {
  vi.stubEnv('ASSAY_HOME', join(temporaryFolder(), 'settings'))
})
afterEach(() => {
  vi.unstubAllEnvs()
})

/** What a command says, line by line, and how it ended. */
async function assay(...words: string[]): Promise<{ exitCode: number; lines: string[] }> {
  let said = ''
  const say = (text: string) => {
    said += text
  }
  const exitCode = await runCommandLine(words, { out: say, error: say, isTerminal: false })
  return { exitCode, lines: said.trimEnd().split('\n') }
}

describe('assay template lint', () => {
  it('prints each finding with its figures, and how many there are', async () => {
    const { exitCode, lines } = await assay('template', 'lint')
    expect(exitCode).toBe(0)
    expect(lines.at(-1)).toBe('No problems, no faults, 12 risks.')
    expect(lines.slice(0, -1).every((line) => line.startsWith('Risk: '))).toBe(true)
  })

  it('gives codes, places and figures as JSON, by the level and the critical questions that are named', async () => {
    const { lines } = await assay('template', 'lint', '--level', '99.9', '--critical', 'people.turnover', '--json')
    const { problems, findings }: { problems: string[]; findings: { code: string; details: object }[] } = JSON.parse(
      lines.join('\n'),
    )
    expect(problems).toEqual([])
    expect(findings.map(({ code }) => code)).not.toContain('criticalCompensated')
    expect(findings.find(({ code }) => code === 'notApplicableLifts')?.details).toMatchObject({ offered: 3, rise: '0.99' })
  })
})

describe('assay template weights', () => {
  it('finds weights by swings and by rank order', async () => {
    const swings = await assay('template', 'weights', '--swing', 'quality=100', '--swing', 'price=60', '--swing', 'time=40')
    expect(swings).toEqual({
      exitCode: 0,
      lines: [
        'Id       Weight  Part of 1',
        'quality      50   0.500000',
        'price        30   0.300000',
        'time         20   0.200000',
      ],
    })
    const { lines } = await assay('template', 'weights', '--rank', 'a', '--rank', 'b,c', '--whole', '36', '--json')
    const { weights }: { weights: { id: string; weight: number }[] } = JSON.parse(lines.join('\n'))
    expect(weights.map(({ id, weight }) => [id, weight])).toEqual([
      ['a', 22],
      ['b', 7],
      ['c', 7],
    ])
  })

  it('finds weights by comparison of pairs, with the consistency ratio, its table and what to look at', async () => {
    const pairs = ['a/b=2', 'a/c=4', 'a/d=8', 'b/c=2', 'd/b=4', 'c/d=2'].flatMap((pair) => ['--compare', pair])
    const { lines } = await assay('template', 'weights', ...pairs, '--random-index', 'saaty2005')
    expect(lines[5]).toMatch(/^Consistency ratio 0\.\d{4} by the random indices saaty2005, from 6 of 6 pairs: above 0\.1,/)
    expect(lines[6]).toBe('d/b=4: 1/4 would fit the other judgements, and give a ratio of 0.0000.')
  })

  it.each([
    [[], 'Give one of --direct, --swing, --rank and --compare'],
    [['--swing', 'a=1', '--direct', 'a=1'], 'Give one of --direct, --swing, --rank and --compare'],
    [['--compare', 'a/b'], '--compare takes two ids and how many times, such as quality/price=3; not “a/b”.'],
    [['--direct', 'a=0'], 'There are no weights. All items weigh 0'],
    [['--compare', 'a/b=2', '--compare', 'c/d=2'], 'No comparison connects a, b with c, d.'],
  ])('%j is refused with what helps', async (words, said) => {
    const { exitCode, lines } = await assay('template', 'weights', ...words)
    expect(exitCode).toBeGreaterThan(0)
    expect(lines.join('\n')).toContain(said)
  })
})

describe('assay template compare', () => {
  it('tells what differs, field by field, and what bears on points', async () => {
    const file = join(temporaryFolder(), 'own.assay')
    await assay('workspace', 'new', file, '--title', 'Own')
    await assay('template', 'copy', file, 'bpo-due-diligence', '--key', 'own')
    expect(await assay('template', 'compare', file, 'own', 'own')).toEqual({ exitCode: 0, lines: ['They hold the same.'] })
    await assay('template', 'edit', file, 'own', '--question', 'company.owners', '--text', 'Who owns you?')
    await assay('template', 'edit', file, 'own', '--question', 'company.registered', '--remove')
    expect((await assay('template', 'compare', file, 'bpo-due-diligence', 'own')).lines).toEqual([
      'Changed: template own, “Due diligence of an outsourcing provider”, which bears on points, weights or exclusion',
      '  key: bpo-due-diligence → own',
      'Changed: question company.owners, “Who owns you?”',
      '  text: Who are the beneficial owners that hold 25% or more of the contracting entity? → Who owns you?',
      'Removed: question company.registered, “On what date was the contracting entity registered?”',
    ])
  })
})

describe('assay bid carry-over', () => {
  it('tells which answers another template would carry over, and why it would lose others', async () => {
    const file = join(temporaryFolder(), 'tender.assay')
    await assay('workspace', 'new', file, '--title', 'Own')
    await assay('tender', 'new', file, '--title', 'Night', '--need', 'Voice')
    await assay('bid', 'add', file, '--provider', 'Nordlicht')
    const answer = (...words: string[]) => assay('bid', 'answer', file, '--bid', 'Nordlicht', '--reason', 'Told', ...words)
    await answer('--question', 'company.owners', '--answer', 'A family')
    await answer('--question', 'company.insolvency', '--answer', 'No')
    await assay('template', 'copy', file, 'bpo-due-diligence', '--key', 'own')
    await assay('template', 'edit', file, 'own', '--question', 'company.owners', '--text', 'Who owns you?')
    await assay('template', 'edit', file, 'own', '--question', 'company.insolvency', '--remove')
    expect((await assay('bid', 'carry-over', file, 'own', '--bid', 'Nordlicht')).lines).toEqual([
      'Look again: company.owners: The question was reworded. See whether the answer still answers it.',
      'Lost: company.insolvency: The question is not asked any more.',
      'One answer carries over, one is lost. 256 questions are new or unanswered.',
    ])
  })
})
