import type { Instrument } from '../../shared/questionnaires/model.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import type { SearchResult } from '../../shared/search/contract.ts'
import type { Tender } from '../../shared/tenders/contract.ts'
import { useRead, useReadAll } from '../app/reading.ts'
import type { Route } from '../app/routing.ts'

/** Where the object of a find is to be seen. Evidence, providers and questions belong to no lot and are shown from `here`. */
export function useDestination(results: readonly SearchResult[], here: string | null): (find: SearchResult) => Route {
  const { data: tenders } = useRead('tender.list', {})
  const ids = [...new Set(results.flatMap(({ kind, tender }) => (kind === 'reason' && tender !== null ? [tender] : [])))]
  const instruments = useReadAll(
    'tender.instrument',
    ids.map((tender) => ({ tender })),
  )
  const read = new Map(ids.map((id, index) => [id, instruments[index]?.data?.instrument]))
  return (find) => destinationOf(find, { tenders: tenders ?? [], here, instrument: read.get(find.tender ?? '') })
}

type Known = { tenders: readonly Tender[]; here: string | null; instrument: Instrument | undefined }

function destinationOf(find: SearchResult, { tenders, here, instrument }: Known): Route {
  const own = tenders.find(({ id }) => id === find.tender)?.lots ?? tenders.flatMap(({ lots }) => lots)
  const lot = find.lot ?? own.find(({ id }) => id === here)?.id ?? own[0]?.id
  if (lot === undefined) return { screen: 'start' }
  const bid = find.bid ?? undefined
  const subject = find.subject ?? undefined
  switch (find.kind) {
    case 'tender':
      return { screen: 'tender', lot }
    case 'question':
      return { screen: 'questionnaire', lot, question: subject?.id }
    case 'answer':
      return { screen: 'responses', lot, bid, question: subject?.id }
    case 'evidence':
      return { screen: 'evidence', lot, evidence: find.evidence ?? undefined }
    case 'provider':
      return { screen: 'providers', lot, provider: find.provider ?? undefined }
    case 'remark':
      return { screen: 'scores', lot, bid, subject: subject?.id }
    case 'decision':
      return { screen: 'decision', lot }
    case 'reason':
      return subject
        ? { screen: 'compare', lot, bid, criterion: criterionOf(subject, instrument) }
        : { screen: 'providers', lot, provider: find.provider ?? undefined }
  }
}

function criterionOf(subject: NonNullable<SearchResult['subject']>, instrument: Instrument | undefined): string | undefined {
  if (subject.kind === 'criterion') return subject.id
  return instrument && questionsOf(instrument).find(({ id }) => id === subject.id)?.criterion
}
