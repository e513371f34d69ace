import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { openSample, sampleFolder } from '../sample/support.ts'

const program = resolve(import.meta.dirname, '../../electron/assay.mjs')
let path: string
beforeAll(async () => {
  const sample = await openSample()
  await sample.call('workspace.close', {})
  path = sample.path
})

function assay(...words: string[]) {
  const env = { ...process.env, ASSAY_HOME: join(sampleFolder(), 'home') }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { env, encoding: 'utf8' })
  return { status, lines: stdout.split('\n').slice(0, -1), error: stderr }
}

describe('assay search', () => {
  it('lists finds with the question, the bidder, the evaluator and the text', () => {
    expect(assay('search', path, '"Waste nothing"', '--kind', 'reason')).toEqual({
      status: 0,
      lines: [
        'Reason · Cultural fit · Waterlijn Contact · Anneke de Wit',
        "    Same country, same holidays, and they named 'Waste nothing' as their own weak spot.",
      ],
      error: '',
    })
  })

  it('takes words that the shell keeps together as a phrase, and anything else as words', () => {
    expect(assay('search', path, 'Nakano Tsubame').lines.length).toBe(4)
    expect(assay('search', path, 'Tsubame Nakano').lines).toEqual(['Nothing was found: "Tsubame Nakano"'])
    expect(assay('search', path, 'Tsubame', 'Nakano').lines.length).toBe(4)
    expect(assay('search', path, '"', 'OR', '(NEAR', '*').status).toBe(0)
  })

  it('says when there is more, and prints data', () => {
    expect(assay('search', path, 'recovery', '--limit', '2').lines.at(-1)).toBe(
      'There is more. Add a word, or list more with --limit.',
    )
    const { lines } = assay('search', path, '中野', '--json')
    expect(JSON.parse(lines.join('\n'))).toMatchObject({ results: [{ kind: 'answer' }, { kind: 'answer' }], more: false })
  })

  it('needs words and a kind that there is', () => {
    expect(assay('search', path).status).toBe(2)
    expect(assay('search', path, 'x', '--kind', 'price').status).toBe(2)
  })

  it('makes the index anew', () => {
    expect(assay('workspace', 'reindex', path).lines).toEqual([expect.stringMatching(/^The search index holds 1,\d{3} texts\.$/)])
  })
})
