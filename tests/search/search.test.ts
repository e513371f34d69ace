import { beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '../../shared/contract.ts'
import type { SearchResult } from '../../shared/search/contract.ts'
import { type OpenSample, openSample } from '../sample/support.ts'

let opened: OpenSample
beforeAll(async () => {
  opened = await openSample()
})

const find = async (text: string, options: Omit<Input<'search.query'>, 'text'> = {}, sample = opened) =>
  (await sample.call('search.query', { text, limit: 200, ...options })).results

/** The snippet, or else the title, with square brackets around the matches. */
function shown({ title, snippet }: SearchResult): string {
  const { text, matches } = snippet && snippet.matches.length > 0 ? snippet : title
  return matches.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)}[${rest.slice(start, end)}]${rest.slice(end)}`,
    text,
  )
}
const list = (results: readonly SearchResult[]) => results.map((result) => `${result.kind}: ${shown(result)}`).sort()

describe('searching the sample', () => {
  it('finds an answer with its bidder, question, place and time', async () => {
    const { sample, bid } = opened
    expect(await find('"45%; 中野"')).toEqual([
      {
        kind: 'answer',
        tender: sample.tender,
        lot: sample.lot,
        bid: bid('tsubame-rowe'),
        provider: expect.any(String),
        evidence: null,
        subject: { kind: 'question', id: 'company.owners' },
        title: {
          text: 'Who are the beneficial owners that hold 25% or more of the contracting entity?',
          matches: [],
        },
        snippet: {
          text: 'Aoife Rowe (Ireland) 45%; 中野 燕 Nakano Tsubame (Japan) 40%',
          matches: [{ start: 21, end: 28 }],
          cutBefore: false,
          cutAfter: false,
        },
        bidder: 'つばめ & Rowe Experts',
        evaluator: null,
        at: expect.stringMatching(/^2026-/),
      },
    ])
  })

  it('finds every kind, each with the thing it belongs to', async () => {
    const { sample, bid } = opened
    const [provider] = await find('Waterlijn', { kinds: ['provider'] })
    expect([provider?.kind, provider?.title]).toEqual([
      'provider',
      { text: 'Waterlijn Contact', matches: [{ start: 0, end: 9 }] },
    ])
    const [document] = await find('site visit tallinn', { kinds: ['evidence'] })
    const evidence = await opened.call('evidence.list', {})
    expect([document?.title.text, document?.evidence]).toEqual([
      'site-visit-tallinn.txt',
      evidence.find(({ fileName }) => fileName === 'site-visit-tallinn.txt')?.id,
    ])
    const [question] = await find('"beneficial owners"', { kinds: ['question'] })
    expect([question?.tender, question?.subject, question?.lot, question?.bid]).toEqual([
      sample.tender,
      { kind: 'question', id: 'company.owners' },
      null,
      null,
    ])
    const tenders = await find('contact', { kinds: ['tender'] })
    expect(tenders.map(({ tender, title }) => [tender, title.text.length > 0])).toEqual([[sample.tender, true]])
    const [reason] = await find('Waste nothing', { kinds: ['reason'] })
    expect([reason?.bid, reason?.subject, reason?.title.text, reason?.bidder, reason?.evaluator]).toEqual([
      bid('waterlijn'),
      { kind: 'criterion', id: 'people.culture' },
      'Cultural fit',
      'Waterlijn Contact',
      'Anneke de Wit',
    ])
  })

  it('finds by the beginnings of words, whatever their accents and case; a phrase only as it is', async () => {
    const plain = list(await find('BJORKO'))
    expect(plain).toEqual(list(await find('björkö')))
    expect(plain).toContain('provider: [Björkö] Contact <Ltd>')
    expect(list(await find('archit nakan'))).toEqual(list(await find('architect nakano')))
    expect(await find('"archit nakan"')).toEqual([])
    expect((await find('"architect Nakano"')).length).toBe(0)
    expect((await find('"Nakano Tsubame"')).length).toBe(2)
  })

  it.each([
    ['中野', ['answer: Aoife Rowe (Ireland) 45%; [中野] 燕 Nakano Tsubame (Japan) 40%']],
    ['の会', ['provider: ']],
    ['つばめ', ['provider: [つばめ] & Rowe Experts']],
    ['ばめ', ['provider: つ[ばめ] & Rowe Experts']],
    ['野 燕', ['answer: Aoife Rowe (Ireland) 45%; 中[野] [燕] Nakano Tsubame (Japan) 40%']],
  ])('finds any part of a Japanese text: %s', async (text, expected) => {
    const found = list(await find(text))
    for (const line of expected) expect(found).toContainEqual(expect.stringContaining(line))
  })

  it('finds what no word is made of as it stands', async () => {
    expect(list(await find('&', { kinds: ['provider'] }))).toEqual(['provider: つばめ [&] Rowe Experts'])
    expect(await find('%%%')).toEqual([])
  })

  it('shows the same finds ranked or not, and page by page', async () => {
    const ranked = await find('recovery')
    const newest = await find('recovery', { ranked: false })
    expect(ranked.length).toBe(10)
    expect(list(newest)).toEqual(list(ranked))
    expect(newest).not.toEqual(ranked)
    const pages: SearchResult[] = []
    for (let more = true; more; ) {
      const page = await opened.call('search.query', { text: 'recovery', limit: 4, offset: pages.length })
      pages.push(...page.results)
      more = page.more
    }
    expect(pages).toEqual(ranked)
  })
})

describe('what changes', () => {
  it('is found as it is now: a superseded revision is not, and undo brings it back', async () => {
    const sample = await openSample()
    const { call, bid } = sample
    const question = 'company.owners'
    const set = (answer: string | null) =>
      call('response.set', { bid: bid('tsubame-rowe'), question, answer, reason: 'By telephone' })
    const places = async (text: string) =>
      (await find(text, {}, sample)).filter(({ subject }) => subject?.id === question).map(({ kind }) => kind)
    expect(await places('中野')).toEqual(['answer'])
    await set('Zygmunt Quill 100%')
    expect([await places('中野'), await places('zygmunt')]).toEqual([[], ['answer']])
    await call('workspace.undo', {})
    expect([await places('中野'), await places('zygmunt')]).toEqual([['answer'], []])
    await call('workspace.redo', {})
    expect([await places('中野'), await places('zygmunt')]).toEqual([[], ['answer']])
    expect((await call('workspace.verify', {})).checks.find(({ check }) => check === 'search')?.problems).toEqual([])
  })

  it('is found whole when the answer is a list or a table', async () => {
    const sample = await openSample()
    const { call, bid } = sample
    const bidder = bid('tsubame-rowe')
    const before = await find('"Nakano Tsubame" niamh 100', {}, sample)
    expect(before.map(({ subject }) => subject?.id)).toEqual(['experience.key-people'])
    const history = await call('response.history', { bid: bidder, question: 'experience.key-people' })
    await call('response.set', { bid: bidder, question: 'experience.key-people', answer: null, reason: 'Taken back' })
    expect(await find('niamh', { kinds: ['answer'] }, sample)).toEqual([])
    expect((await find('"Taken back"', {}, sample)).map(({ subject }) => subject?.id)).toEqual(['experience.key-people'])
    await call('workspace.undo', {})
    expect(await find('"Nakano Tsubame" niamh 100', {}, sample)).toEqual(before)
    expect(await call('response.history', { bid: bidder, question: 'experience.key-people' })).toEqual(history)
  })

  it('stays found when a bid is withdrawn, and so does the reason', async () => {
    const sample = await openSample()
    const { call, bid } = sample
    const before = await find('中野', {}, sample)
    await call('bid.withdraw', { bid: bid('tsubame-rowe'), reason: 'Zanzibar comes first' })
    expect(await find('中野', {}, sample)).toEqual(before)
    const [reason] = await find('zanzibar', {}, sample)
    expect([reason?.kind, reason?.title.text, reason?.bid]).toEqual(['reason', 'つばめ & Rowe Experts', bid('tsubame-rowe')])
  })

  it('follows scores, consensus, agreements, evidence and providers', async () => {
    const sample = await openSample()
    const { call, bid } = sample
    const { lot } = sample.sample
    const evaluator = [...sample.sample.evaluators.values()][0] ?? ''
    const subject = { kind: 'criterion' as const, id: 'people.culture' }
    const kinds = async (text: string) => (await find(text, {}, sample)).map(({ kind }) => kind)
    await call('score.set', { bid: bid('bjorko'), subject, evaluator, points: 2, reason: 'Quokka one' })
    await call('score.set', { bid: bid('bjorko'), subject, evaluator, points: null, reason: 'Quokka two' })
    expect([await kinds('"quokka one"'), await kinds('"quokka two"')]).toEqual([[], ['reason']])
    await call('consensus.set', { bid: bid('bjorko'), subject, points: 2, reason: 'Quokka three' })
    const [claimed] = await find('agreed', { kinds: ['reason'] }, sample)
    expect(claimed).toBeDefined()
    await call('bid.add', { lot, provider: { name: 'Quokka & Söhne' } })
    expect((await kinds('quokka')).sort()).toEqual(['provider', 'reason', 'reason'])
    await call('workspace.undo', {})
    expect((await kinds('quokka')).sort()).toEqual(['reason', 'reason'])
  })
})

describe('the index', () => {
  it('is made anew without a journal entry, and finds the same', async () => {
    const sample = await openSample()
    const before = await find('recovery', {}, sample)
    const { head } = await sample.call('workspace.info', {})
    const { documents } = await sample.call('search.rebuild', {})
    expect(documents).toBeGreaterThan(1000)
    expect(list(await find('recovery', {}, sample))).toEqual(list(before))
    expect((await sample.call('workspace.info', {})).head).toEqual(head)
    const { sound, checks } = await sample.call('workspace.verify', {})
    expect([sound, checks.find(({ check }) => check === 'search')?.examined]).toEqual([true, documents])
  })
})
