import { describe, expect, it } from 'vitest'
import { format } from '../../electron/format.ts'
import { integer, optional, text } from '../../electron/workspace/columns.ts'
import { sql } from '../../electron/workspace/database.ts'
import { isFact } from '../../electron/workspace/format/tables.ts'
import { openDesk, priceLines } from '../responses/desk.ts'

const subject = { kind: 'question', id: 'fig.plan' } as const

/** A desk on which everything that can be said twice was said twice. */
async function saidTwice() {
  const desk = await openDesk()
  const { call, lot } = desk
  await call('price.lines', { lot, lines: priceLines.slice(1) })
  const bid = desk.bid('Smith')
  const [{ provider } = { provider: { id: '' } }] = await call('bid.list', { lot })
  await call('provider.update', { provider: provider.id, name: 'Smith & Sons' })
  const evaluator = (await call('evaluator.add', { name: 'A. Keller' })).id
  for (const [index, reason] of ['First', 'Second'].entries()) {
    await call('response.set', { bid, question: subject.id, answer: `Plan ${index}`, reason })
    await call('score.set', { bid, subject, evaluator, points: 2 + index, reason })
    await call('consensus.set', { bid, subject, points: 2 + index, reason })
    await call('agreement.set', { lot, question: 'fig.night', agreed: index === 0, evaluator, reason })
  }
  return { ...desk, bid }
}

/** Who said what about each thing, oldest first: facts of one table, by the order of the journal. */
function facts({ workspace }: Awaited<ReturnType<typeof saidTwice>>, table: string) {
  const statement = sql(
    `SELECT ${table}.id, ${table}.follows, author.name AS author
     FROM ${table} JOIN proof ON proof.row_key = ${table}.id JOIN current_actor_details AS author ON author.actor_id = ${table}.author
     ORDER BY proof.entry`,
    {},
    { id: text, follows: text, author: text },
  )
  return workspace.read.all(statement)
}

describe('What is said of something', () => {
  it.each(['provider_details', 'price_sheet', 'response', 'score', 'consensus', 'agreement'])(
    'follows what was said before, and says who says it: %s',
    async (table) => {
      const [first, second, ...others] = facts(await saidTwice(), table)
      expect(others).toEqual([])
      expect([first?.follows, second?.follows]).toEqual(['[]', JSON.stringify([first?.id])])
      expect([first?.author, second?.author]).toEqual(['Mara Lind', 'Mara Lind'])
    },
  )

  it('is current once, whatever was said before', async () => {
    const { workspace } = await saidTwice()
    for (const { name, thing } of format.tables.filter(isFact)) {
      const columns = thing.join(', ')
      const counts = sql(
        `SELECT (SELECT count(*) FROM current_${name}) AS current,
                (SELECT count(*) FROM (SELECT DISTINCT ${columns} FROM ${name})) AS things,
                (SELECT count(*) FROM current_${name} WHERE others IS NOT NULL) AS conflicts,
                (SELECT coalesce(sum(revision), 0) FROM current_${name}) AS revisions,
                (SELECT count(*) FROM ${name}) AS facts`,
        {},
        { current: integer, things: integer, conflicts: integer, revisions: integer, facts: integer },
      )
      const { current, things, conflicts, revisions, facts } = workspace.read.get(counts) ?? {}
      expect([name, current, conflicts, revisions]).toEqual([name, things, 0, facts])
    }
  })
})

describe('A bid that is withdrawn', () => {
  const standings = sql(
    'SELECT bid_id AS bid, standing, reason FROM current_bid_standing',
    {},
    { bid: text, standing: text, reason: text },
  )
  const bids = sql(
    'SELECT bid.id, submission.round FROM bid JOIN submission ON bid_id = bid.id',
    {},
    { id: text, round: integer },
  )

  it('stays with its submission; that it was withdrawn is a fact of its own, which undo takes away', async () => {
    const { bid, call, lot, workspace } = await saidTwice()
    const own = async () => (await call('bid.list', { lot }))[0]?.withdrawn
    expect(await own()).toBeNull()
    await call('bid.withdraw', { bid, reason: 'No capacity' })
    expect(await own()).toMatchObject({ reason: 'No capacity' })
    expect(workspace.read.all(standings)).toEqual([{ bid, standing: 'withdrawn', reason: 'No capacity' }])
    expect(workspace.read.all(bids)).toEqual([{ id: bid, round: 1 }])
    await call('workspace.undo', {})
    expect(await own()).toBeNull()
    expect(workspace.read.all(standings)).toEqual([])
  })
})

describe('The price sheet of a lot', () => {
  const lines = sql(
    `SELECT line_id AS line, sheet.others FROM price_sheet_line LEFT JOIN current_price_sheet AS sheet ON sheet.id = sheet_id
     ORDER BY sheet.id IS NOT NULL, price_sheet_line.position`,
    {},
    { line: text, others: optional(text) },
  )

  it('is recorded as a whole when it changes; the one before stays in the file', async () => {
    const { call, lot, entries, workspace } = await openDesk()
    const before = entries()
    expect(await call('price.lines', { lot, lines: priceLines })).toEqual(priceLines)
    expect(entries()).toBe(before)
    expect(await call('price.lines', { lot, lines: priceLines.slice(1) })).toEqual(priceLines.slice(1))
    expect(workspace.read.all(lines).map(({ line }) => line)).toEqual(['set-up', 'agent', 'hour', 'agent', 'hour'])
    expect((await call('price.list', { lot })).lines).toEqual(priceLines.slice(1))
  })
})
