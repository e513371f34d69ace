import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { type Connection, connect } from '../../electron/workspace/database.ts'
import type { FactTable } from '../../electron/workspace/format/tables.ts'
import { Heads } from '../../electron/workspace/heads.ts'

const opinion: FactTable = { kind: 'fact', name: 'opinion', about: 'What somebody thinks.', thing: ['topic'], sql: '' }
type Opinion = { id: string; at: string; follows: readonly string[]; gone: boolean }

const open: Connection[] = []
afterEach(() => {
  for (const connection of open.splice(0)) connection.close()
})

/** The ids of the heads of these facts, the one that stands for them first, when they arrive in the given order; none where there is none. */
function headsOf(opinions: readonly Opinion[]): string[] {
  const connection = connect(':memory:', { create: true })
  open.push(connection)
  connection.exec(`CREATE TABLE opinion (place INTEGER PRIMARY KEY, id TEXT, at TEXT, follows TEXT, topic TEXT) STRICT;
    CREATE TABLE tombstone (id TEXT, table_name TEXT, follows TEXT) STRICT;
    CREATE TABLE read_as (id TEXT, canonical TEXT) STRICT;`)
  const insert = connection.prepare(`INSERT INTO opinion (id, at, follows, topic) VALUES (?, ?, ?, 'this')`)
  const lay = connection.prepare(`INSERT INTO tombstone (id, table_name, follows) VALUES (?, 'opinion', ?)`)
  for (const { id, at, follows, gone } of opinions) {
    if (gone) lay.run(id, JSON.stringify(follows))
    else insert.run(id, at, JSON.stringify(follows))
  }
  const [head] = [...new Heads(connection, [opinion]).of(opinion)]
  if (!head) return []
  const first = connection.prepare<[number], string>('SELECT id FROM opinion WHERE place = ?').pluck().get(head.place) ?? ''
  return [first, ...(head.others === null ? [] : JSON.parse(head.others))]
}

const said = (id: string, at: string, ...follows: string[]): Opinion => ({ id, at, follows, gone: false })
const gone = (id: string, at: string, ...follows: string[]): Opinion => ({ ...said(id, at, ...follows), gone: true })

/** Up to eight facts of which each follows some before it; some were taken away since. */
const histories = fc
  .array(fc.record({ at: fc.constantFrom('1', '2', '3'), follows: fc.nat(255), gone: fc.boolean() }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((facts): Opinion[] =>
    facts.map(({ at, follows, gone }, index) => ({
      id: `f${index}`,
      at,
      follows: facts.flatMap((_, earlier) => (earlier < index && follows & (1 << earlier) ? [`f${earlier}`] : [])),
      gone,
    })),
  )

/** Facts that may follow anything, themselves too, as only a forger writes them. */
const tangles = fc.array(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    at: fc.constantFrom('1', '2'),
    follows: fc.subarray(['a', 'b', 'c', 'd', 'nobody']),
    gone: fc.boolean(),
  }),
  { maxLength: 6 },
)

describe('What is current among facts', () => {
  it('is what nobody follows, the latest first, then by id from the end', () => {
    expect(headsOf([said('a', '1'), said('b', '2', 'a')])).toEqual(['b'])
    expect(headsOf([said('a', '1'), said('b', '2', 'a'), said('c', '3', 'a')])).toEqual(['c', 'b'])
    expect(headsOf([said('a', '1'), said('b', '1'), said('c', '0')])).toEqual(['b', 'a', 'c'])
    expect(headsOf([said('a', '9'), said('b', '2', 'a')])).toEqual(['b'])
  })

  it('is followed through what was taken away to what that followed', () => {
    expect(headsOf([said('a', '1'), gone('b', '2', 'a'), said('c', '3', 'b')])).toEqual(['c'])
    expect(headsOf([said('a', '1'), gone('b', '2', 'a'), gone('c', '3', 'b'), said('d', '4', 'c')])).toEqual(['d'])
    expect(headsOf([said('a', '1'), gone('b', '2', 'a')])).toEqual(['a'])
  })

  it('does not rest on the order in which they arrived', () => {
    const shuffled = histories.chain((facts) =>
      fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })),
    )
    fc.assert(
      fc.property(shuffled, ([facts, others]) => {
        expect(headsOf(others)).toEqual(headsOf(facts))
      }),
    )
  })

  it('is the same as if who follows something taken away had followed what that followed', () => {
    fc.assert(
      fc.property(histories, (facts) => {
        const byId = new Map(facts.map((fact) => [fact.id, fact]))
        const standing = (id: string): string[] => {
          const fact = byId.get(id)
          return fact?.gone ? fact.follows.flatMap(standing) : [id]
        }
        const spliced = facts.filter((fact) => !fact.gone).map((fact) => ({ ...fact, follows: fact.follows.flatMap(standing) }))
        expect(headsOf(facts)).toEqual(headsOf(spliced))
      }),
    )
  })

  it('is found, or found to be nothing, whatever follows whatever in circles', () => {
    fc.assert(
      fc.property(tangles, (facts) => {
        const there = new Set(facts.filter((fact) => !fact.gone).map(({ id }) => id))
        for (const id of headsOf(facts)) expect(there).toContain(id)
      }),
    )
    expect(headsOf([said('a', '1', 'b'), said('b', '2', 'a')])).toEqual([])
    expect(headsOf([gone('a', '1', 'b'), gone('b', '2', 'a'), said('c', '3', 'a')])).toEqual(['c'])
  })
})

describe('What is read as another', () => {
  const orders: [string, string][] = [
    ['this', 'other'],
    ['other', 'this'],
  ]
  it.each(orders)('leaves one head, in whichever order it is brought up to date: %s, %s', (...things) => {
    const connection = connect(':memory:', { create: true })
    open.push(connection)
    connection.exec(`CREATE TABLE opinion (place INTEGER PRIMARY KEY, id TEXT, at TEXT, follows TEXT, topic TEXT) STRICT;
      CREATE TABLE opinion_head (topic TEXT PRIMARY KEY, place INTEGER, others TEXT, in_conflict INTEGER, revision INTEGER) STRICT;
      CREATE TABLE tombstone (id TEXT, table_name TEXT, follows TEXT) STRICT;
      CREATE TABLE read_as (id TEXT, canonical TEXT) STRICT;
      INSERT INTO opinion (id, at, follows, topic) VALUES ('a', '1', '[]', 'this'), ('b', '2', '["a"]', 'other');
      INSERT INTO opinion_head (topic, place) VALUES ('this', 1), ('other', 2);
      INSERT INTO read_as (id, canonical) VALUES ('other', 'this');`)
    new Heads(connection, [opinion]).refresh(
      opinion,
      things.map((topic) => [topic]),
    )
    expect(connection.prepare('SELECT topic, place, others, revision FROM opinion_head').all()).toEqual([
      { topic: 'this', place: 2, others: null, revision: 2 },
    ])
  })
})
