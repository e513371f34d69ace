import { join } from 'node:path'
import { storeAnswer } from '../../electron/responses/store.ts'
import { addBid } from '../../electron/tenders/bids.ts'
import { readInstrument } from '../../electron/tenders/instrument.ts'
import type { Workspace } from '../../electron/workspace/workspace.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { asAgainstRaw } from './action.ts'
import { bench } from './harness.ts'
import { answerTo } from './questionnaire.ts'
import { act, benchFolder, invited } from './tender.ts'

const rows = 5_000

/** What the action writes besides the journal: the answers and their parts, which are current, and what is found of them. */
const tables = ['response', 'response_item', 'response_head', 'search_document']

bench('one action that brings 5,000 answers, as against inserting the same rows into the same tables, unjournaled', () => {
  const folder = benchFolder()
  const empty = join(folder, 'empty.assay')
  const { workspace, tender, lot, bids } = invited(empty)
  const questions = questionsOf(readInstrument(workspace.read, tender)).filter(({ type }) => type !== 'files')
  for (let index = bids.length; index < rows / questions.length; index++)
    bids.push(act(workspace, 'bid.add', (context) => addBid(context, lot, { name: `Bidder ${index + 1}` })))
  workspace.close()

  const bring = (into: Workspace) =>
    act(into, 'response.import', (context) => {
      for (let index = 0; index < rows; index++) {
        const question = questions[index % questions.length]
        const bid = bids[Math.floor(index / questions.length)]
        if (!question || !bid) throw new Error(`There are no ${rows} questions to answer`)
        storeAnswer(
          context,
          bid.submission,
          {
            question: question.id,
            answer: answerTo(question, index),
            comment: index % 10 === 0 ? 'Holds for both sites.' : null,
            files: [],
          },
          { source: 'typed', receipt: null, reason: 'From a letter' },
          () => null,
        )
      }
    })

  return { ...asAgainstRaw(folder, tables, bring), limit: { ratio: 3 } }
})
