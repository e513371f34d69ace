import type { AnswerChange } from '../../shared/responses/incoming/judge.ts'
import { verdictOf } from '../../shared/responses/incoming/verdict.ts'
import { addStoredEvidence } from '../evidence/evidence.ts'
import { loadInstrument } from '../tenders/instrument.ts'
import type { Recording } from '../workspace/facts.ts'
import { type CurrentAnswer, currentAnswers } from './answers.ts'
import type { Attachment } from './attachments.ts'
import type { Judge, Opened } from './envelope.ts'
import { storeAnswer } from './store.ts'

/** The envelope of answers: a filled questionnaire, with the files that its answers name. */
export const questionnaireJudge: Judge<AnswerChange> = {
  envelope: 'questionnaire',
  instrumentOf: (read, bid) => loadInstrument(read, bid.tender).hash,
  judge(read, { bid, returned, attachments }, translate) {
    const { instrument } = loadInstrument(read, bid.tender)
    const recorded = currentAnswers(read, bid.id)
    const { named, ...judged } = verdictOf({ instrument, recorded, returned, attachments }, translate)
    const files = named.map((name) => {
      const found = attachments.find(name)
      return { fileName: name, found: found !== undefined, size: found?.size ?? null }
    })
    return { ...judged, files }
  },
  take,
}

/** Records each answer that changes, with the files that it names. */
function take(context: Recording, { receipt, bid, attachments }: Opened, changes: readonly AnswerChange[]): void {
  const { write } = context
  const before = currentAnswers(write, bid.id)
  const known = knownEvidence(before)
  const evidenceOf = (name: string, kept: string | null): string | null => {
    const found = attachments.find(name)
    if (!found) return kept
    const key = keyOf(name, found.sha256)
    const evidence = known.get(key) ?? takeEvidence(found, name)
    known.set(key, evidence)
    return evidence
  }
  const takeEvidence = (found: Attachment, fileName: string): string => {
    found.store(write)
    return addStoredEvidence(context, { fileName, sha256: found.sha256, size: found.size }, { origin: 'provider' }).id
  }
  const from = { source: 'workbook', receipt: receipt.id, reason: null } as const
  for (const change of changes) {
    const kept = before.get(change.question)?.evidence
    storeAnswer(context, bid.submission, change, from, (name) => evidenceOf(name, kept?.get(name) ?? null))
  }
}

/** Evidence that the bid's answers hold already, so that a file named by several answers or imports is one piece. */
function knownEvidence(answers: ReadonlyMap<string, CurrentAnswer>): Map<string, string> {
  const known = new Map<string, string>()
  for (const { contents, evidence } of answers.values())
    for (const [name, sha256] of contents) {
      const id = evidence.get(name)
      if (sha256 && id) known.set(keyOf(name, sha256), id)
    }
  return known
}

function keyOf(name: string, sha256: string): string {
  return `${sha256} ${name}`
}
