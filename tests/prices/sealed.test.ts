import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { gatherComparison } from '../../electron/reports/comparison.ts'
import { contract, type Input, isProcedureName, type ProcedureName } from '../../shared/contract.ts'
import { comparisonReport } from '../../shared/reports/comparison/report.ts'
import { refusal } from '../responses/desk.ts'
import { translate } from '../responses/verdicts.ts'
import { closedPrices, filesBelow, holding, markers } from './closed.ts'

type Closed = Awaited<ReturnType<typeof closedPrices>>

const { TMPDIR: temporary } = process.env
afterEach(() => {
  if (temporary === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = temporary
})

/** Files of this test that are not the package itself. */
const written = ({ folder, paths }: Closed) => filesBelow(folder).filter((path) => !paths.some((own) => path.startsWith(own)))

describe('Sealed prices', () => {
  it('are sealed before anything is written, and lie in plain nowhere until they are opened', async () => {
    const closed = await closedPrices('sealed')
    const { call, receive, workbook, folder } = closed
    const ownTemporary = join(folder, 'temporary')
    mkdirSync(ownTemporary)
    const before = statSync(ownTemporary, { bigint: true }).mtimeNs
    process.env.TMPDIR = ownTemporary
    expect(await call('package.recognise', { paths: closed.paths })).toMatchObject([{ found: { envelope: 'price' } }])
    const { id, files, closed: isClosed } = await call('bid.receive', receive)
    // A file that had come and gone would have changed the folder.
    expect(statSync(ownTemporary, { bigint: true }).mtimeNs).toBe(before)
    expect(files.map(({ fileName, size }) => [fileName, size])).toEqual([
      ['letter.txt', 35],
      ['prices.xlsx', workbook.length],
    ])
    expect(isClosed).toBe(true)
    const pieces = [...markers, workbook.subarray(200, 264)]
    expect(holding(filesBelow(folder), pieces)).not.toEqual([])
    expect(holding(written(closed), pieces)).toEqual([])
    await call('workspace.backup', {})
    expect(holding(written(closed), pieces)).toEqual([])
    expect((await refusal(call('price.verdict', { receipt: id }))).code).toBe('import.pricesClosed')
    expect((await refusal(call('price.import', { receipt: id }))).code).toBe('import.pricesClosed')
    const { checks } = await call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
    await closed.close()
    expect(holding(written(closed), pieces)).toEqual([])
  })

  it('are opened by two persons, of whom the last brings all keys', async () => {
    const closed = await closedPrices('sealed')
    const { lot, keys, receive } = closed
    const { id } = await closed.call('bid.receive', receive)
    const early = await refusal(closed.call('price.open', { lot, keys }))
    expect([early.code, early.details]).toEqual(['price.openReason', { count: 2, evaluators: 'Ada, Ben' }])
    expect(await closed.call('price.open', { lot, reason: 'The board meets today' })).toMatchObject({ closed: true, unsealed: 0 })
    expect((await refusal(closed.call('price.open', { lot, reason: 'Again', keys }))).code).toBe('price.openedAlready')
    expect((await refusal(closed.call('price.import', { receipt: id }))).code).toBe('import.pricesClosed')

    const second = await closed.as('Ben Second')
    const reason = 'The board meets today'
    expect((await second.refused('price.open', { lot, reason })).code).toBe('sealing.needsKey')
    expect((await second.refused('price.open', { lot, reason, keys: keys.slice(0, 1) })).code).toBe('sealing.needsAnotherKey')
    const wrong = keys.map((key) => ({ ...key, passphrase: key.passphrase && 'other words' }))
    expect((await second.refused('price.open', { lot, reason, keys: wrong })).code).toBe('sealing.keyWrongPassphrase')
    expect(await second.call('price.keeping', { lot })).toMatchObject({
      closed: true,
      sealed: 2,
      openings: [{ by: 'Mara Lind' }],
    })
    const { closed: isClosed, unsealed, openings } = await second.call('price.open', { lot, reason, keys })
    expect([isClosed, unsealed, new Map(openings.map(({ by, unlocked }) => [by, unlocked]))]).toEqual([
      false,
      2,
      new Map([
        ['Mara Lind', 2],
        ['Ben Second', 2],
      ]),
    ])
    expect((await second.refused('workspace.undo', {})).code).toBe('undo.barrier')
    await second.call('price.import', { receipt: id })
    const { prices } = await second.call('price.list', { lot })
    expect(prices.map(({ line, unitPrice }) => [line, unitPrice])).toContainEqual(['agent', '48151623'])
    expect((await second.refused('price.open', { lot, reason, keys })).code).toBe('price.openedAlready')
    const { checks } = await second.call('workspace.verify', {})
    expect(checks.flatMap(({ problems }) => problems)).toEqual([])
    await second.close()
    // Neither passphrases nor keys are kept anywhere.
    expect(holding([closed.file], ['first secret words', 'AGE-SECRET-KEY-'])).toEqual([])
  })

  it('are opened once by two names of one person', async () => {
    const closed = await closedPrices('sealed')
    const { lot, keys, receive } = closed
    await closed.call('bid.receive', receive)
    await closed.call('price.open', { lot, reason: 'In time' })
    const other = await closed.as('M. Lind')
    const [one, two] = [
      await other.call('evaluator.add', { name: 'Mara Lind' }),
      await other.call('evaluator.add', { name: 'M. Lind' }),
    ]
    await other.call('same.set', { kind: 'actor', thing: two.id, as: one.id, reason: 'One person on two machines' })
    expect((await other.refused('price.open', { lot, reason: 'Again', keys })).code).toBe('price.openedAlready')
    expect(await other.call('price.keeping', { lot })).toMatchObject({ closed: true })
  })

  it('need no reason once every evaluator has locked the round', async () => {
    const { call, lot, receive, keys } = await closedPrices('sealed', 1)
    await call('bid.receive', receive)
    for (const { id } of await call('evaluator.list', {})) await call('score.lock', { lot, evaluator: id })
    expect((await call('price.open', { lot, keys })).openings).toMatchObject([{ locked: 2, unlocked: 0, reason: null }])
  })

  it('need one where there is no evaluator who could have locked', async () => {
    const { call, lot, receive, keys } = await closedPrices('sealed', 1, [])
    await call('bid.receive', receive)
    const early = await refusal(call('price.open', { lot, keys }))
    expect(early.message).toBe(
      'There is no evaluator yet who could lock a round. Say why prices are opened before; every report prints it.',
    )
    const { openings } = await call('price.open', { lot, keys, reason: 'One person buys alone' })
    expect(openings).toMatchObject([{ locked: 0, unlocked: 0, reason: 'One person buys alone' }])
  })
})

describe('How prices are kept', () => {
  it('is said until the first envelope comes', async () => {
    const { call, tender, receive } = await closedPrices('unread')
    await call('tender.prices', { tender, prices: { kept: 'unread', openers: 1 } })
    await call('bid.receive', receive)
    expect((await refusal(call('tender.prices', { tender, prices: { kept: 'open' } }))).code).toBe('tender.pricesReceived')
  })

  it.each([
    [{ kept: 'sealed' as const }, 'tender.recipients'],
    [{ kept: 'sealed' as const, recipients: ['age1nobody'] }, 'sealing.recipient'],
    [{ kept: 'unread' as const, recipients: ['age1nobody'] }, 'sealing.recipient'],
  ])('refuses %j', async (prices, code) => {
    const { call, tender } = await closedPrices('open')
    expect((await refusal(call('tender.prices', { tender, prices }))).code).toBe(code)
  })

  it('lets a price envelope move nowhere where it could be read, and takes none inside a package of answers', async () => {
    const { call, receive, bid } = await closedPrices('unread')
    const { id } = await call('bid.receive', receive)
    const turned = { receipt: id, envelope: 'questionnaire' as const, reason: 'To look at it' }
    expect((await refusal(call('receipt.correct', turned))).code).toBe('receipt.pricesClosed')
    const inside = await refusal(call('bid.receive', { ...receive, envelope: 'questionnaire' }))
    expect([inside.code, inside.details]).toEqual(['receive.pricesInside', { bidder: 'Nordlicht' }])
    expect(bid).toBe(receive.bid)
  })

  it('is said on the price workbook, which promises nothing where prices are open', async () => {
    const promise = /scored unseen by price/
    for (const [kept, promises] of [
      ['open', false],
      ['unread', true],
      ['sealed', true],
    ] as const) {
      const { call, bid, path } = await closedPrices(kept)
      const out = path('out.xlsx')
      await call('price.workbook', { bid, path: out })
      const { readWorkbook } = await import('../../electron/exchange/workbook-reader.ts')
      const { readLimits } = await import('../../electron/exchange/limits.ts')
      const [cover] = readWorkbook('out.xlsx', readFileSync(out), readLimits).sheets
      const texts = [...(cover?.cells.values() ?? [])].map(({ text }) => text).join('\n')
      expect([kept, promise.test(texts)]).toEqual([kept, promises])
    }
  })

  it('is printed in a report, with who opened prices before the rounds were locked', async () => {
    const { call, lot, receive, workspace } = await closedPrices('unread', 1)
    await call('bid.receive', receive)
    await call('price.open', { lot, reason: 'The board meets today' })
    const report = JSON.stringify(comparisonReport(gatherComparison(workspace, lot), translate).blocks)
    expect(report).toContain('Prices are stored as they come and stay unread until one person opens them.')
    expect(report).toContain('before 2 evaluators had locked the round')
    expect(report).toContain('The board meets today')
  })
})

describe('Prices that nobody has opened', () => {
  it.each(['unread', 'sealed'] as const)(
    'yield nothing to any query, search, report or pack, where they are kept %s',
    async (kept) => {
      const closed = await closedPrices(kept)
      const { call, client, lot, tender, bid, folder, workspace, receive } = closed
      const receipt = await call('bid.receive', receive)
      const [evaluator] = await call('evaluator.list', {})
      const pool: Record<string, unknown> = {
        ...{ lot, tender, bid, receipt: receipt.id, evaluator: evaluator?.id, question: 'fig.plan', criterion: 'all' },
        ...{ entry: workspace.head().entry, kind: 'receipt', path: join(folder, 'none'), id: receipt.id, text: markers[0] },
      }
      const told: string[] = []
      const asked: string[] = []
      for (const name of Object.keys(contract).filter(isProcedureName)) {
        if (contract[name].kind !== 'query') continue
        for (const text of markers) {
          const answer = await client(name, inputFor(name, { ...pool, text }))
          asked.push(name)
          // What was searched for stands in no answer but where something was found.
          const shown = JSON.stringify(answer)
          if (markers.some((marker) => shown.includes(marker))) told.push(name)
        }
      }
      expect(told).toEqual([])
      expect(new Set(asked).size).toBeGreaterThan(35)
      const history = await call('journal.object', { kind: 'receipt', receipt: receipt.id })
      expect(JSON.stringify(history)).not.toMatch(new RegExp(markers.join('|')))
      expect(JSON.stringify(comparisonReport(gatherComparison(workspace, lot), translate))).not.toMatch(
        new RegExp(markers.join('|')),
      )
      const pack = join(folder, 'pack.assay')
      await call('pack.create', { path: pack, for: 'Ada', prices: true, scores: true })
      const pieces = [...markers, closed.workbook.subarray(200, 264), ...receipt.files.map(({ sha256 }) => sha256)]
      expect(holding([pack], pieces)).toEqual([])
      for (const verdict of ['price.verdict', 'response.verdict'] as const)
        expect((await refusal(call(verdict, { receipt: receipt.id }))).code).toBe('import.pricesClosed')
    },
  )
})

/** An input that a query may take: what its fields are called says what they name. */
function inputFor<Name extends ProcedureName>(name: Name, pool: Record<string, unknown>): Input<Name> {
  const { input } = contract[name]
  const shape: object = 'shape' in input ? input.shape : {}
  const fields = Object.keys(shape).flatMap((field) => (field in pool ? [[field, pool[field]]] : []))
  return Object.fromEntries(fields)
}
