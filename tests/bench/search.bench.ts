import { join } from 'node:path'
import { storeAnswer } from '../../electron/responses/store.ts'
import { matchOf } from '../../electron/search/match.ts'
import { search } from '../../electron/search/search.ts'
import { addBid } from '../../electron/tenders/bids.ts'
import { readInstrument } from '../../electron/tenders/instrument.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { bench, shared } from './harness.ts'
import { openRaw } from './raw.ts'
import { act, benchFolder, invited } from './tender.ts'

const answers = 50_000
const vocabulary = 8_000
let seed = 1
/** A number from 0 to before `most`, the same in every run. */
function chance(most: number): number {
  seed = (seed * 48_271) % 2_147_483_647
  return Math.floor((seed / 2_147_483_647) * most)
}

const syllables = ['ka', 'ro', 'mi', 'te', 'lu', 'sen', 'dor', 'vi', 'pan', 'ster', 'gol', 'ne', 'tri', 'bas', 'com', 'que']
const words = Array.from({ length: vocabulary }, () =>
  Array.from({ length: 2 + chance(3) }, () => syllables[chance(syllables.length)]).join(''),
)
/** A text of 30 words, of which the first of the vocabulary come often and the last hardly ever. */
const text = () => Array.from({ length: 30 }, () => words[Math.floor(vocabulary ** (chance(1_000) / 1_000))]).join(' ')

const ready = shared(() => {
  const path = join(benchFolder(), 'search.assay')
  const { workspace, tender, lot, bids } = invited(path)
  const questions = questionsOf(readInstrument(workspace.read, tender))
  const phrases: string[] = []
  for (let index = bids.length; index < answers / questions.length; index++)
    bids.push(act(workspace, 'bid.add', (context) => addBid(context, lot, { name: `Bidder ${index + 1}` })))
  for (const bid of bids)
    act(workspace, 'response.import', (context) => {
      for (const { id: question } of questions) {
        const value = text()
        if (chance(1_000) === 0) phrases.push(`"${value.split(' ').slice(4, 6).join(' ')}"`)
        storeAnswer(
          context,
          bid.submission,
          { question, answer: { state: 'answered', value }, comment: null, files: [] },
          { source: 'typed', receipt: null, reason: 'From a letter' },
          () => null,
        )
      }
    })
  return { workspace, phrases }
})

bench('searching 50,000 answers for a phrase, 95th percentile, as against one statement over the same index', () => {
  const { workspace, phrases } = ready()
  const raw = openRaw(workspace.path)
  const statement = raw.prepare(
    `SELECT rowid, highlight(search_index, 1, '[', ']') FROM search_index WHERE search_index MATCH ? ORDER BY rank LIMIT 51`,
  )
  let runs = 0
  /** Floor and subject search for the same phrase, the next two for the next one. */
  const phrase = () => phrases[(runs >> 1) % phrases.length] ?? ''
  return {
    floor: () => statement.all(matchOf(phrase())),
    subject: () => search(workspace, { text: phrase(), ranked: true, limit: 50, offset: 0 }),
    prepare: () => {
      runs++
    },
    cleanUp: () => raw.close(),
    quantile: 0.95,
    limit: { ratio: 2, plusMilliseconds: 3 },
  }
})

bench('searching 50,000 answers for a word that every answer has, unranked, as against the same ranked', () => {
  const { workspace } = ready()
  return {
    floor: () => search(workspace, { text: 'letter', ranked: true, limit: 50, offset: 0 }),
    subject: () => search(workspace, { text: 'letter', ranked: false, limit: 50, offset: 0 }),
    limit: { ratio: 0.25 },
  }
})
