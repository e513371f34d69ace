import { useEffect, useRef, useState } from 'react'
import type { SearchResult } from '../../shared/search/contract.ts'
import type { SearchKind } from '../../shared/search/kinds.ts'
import { useRead, useReadAll } from '../app/reading.ts'

/** The longest text that can be looked for. */
export const longestSearch = 500
const pageSize = 50
/** Long enough for the next key of a word. */
const pause = 120

export type Finds = {
  /** What was looked for; null before anything was. */
  text: string | null
  results: readonly SearchResult[]
  /** There are finds beyond these. */
  more: boolean
  /** What is typed now has not been found out yet; until then the finds of before stay. */
  searching: boolean
  problem: string | undefined
  again: () => void
}

const none: Finds = { text: null, results: [], more: false, searching: false, problem: undefined, again: () => {} }

/** Finds texts of some kinds while a person types: the latest at once, then the best first, `pages` at a time. */
export function useFinds(typed: string, kinds: readonly SearchKind[], pages = 1): Finds {
  const wanted = typed.trim().slice(0, longestSearch).trim()
  const text = useSettled(wanted)
  const asked = { text, kinds: [...kinds], limit: pageSize }
  const latest = useRead('search.query', text === '' ? null : { ...asked, ranked: false })
  const ready = text !== '' && latest.data !== undefined
  const best = useReadAll(
    'search.query',
    ready ? Array.from({ length: pages }, (_, page) => ({ ...asked, offset: page * pageSize })) : [],
  )
  const readings = [latest, ...best]
  const problem = readings.find((one) => one.problem)?.problem
  const found = best[0]?.data ? best.flatMap(({ data }) => data ?? []) : [latest.data ?? []].flat()
  const known = text === '' || problem !== undefined || found.length > 0
  const before = useRef(none)
  if (known)
    before.current = {
      text: text === '' ? null : text,
      results: found.flatMap(({ results }) => results),
      more: found.at(-1)?.more ?? false,
      searching: false,
      problem: problem?.message,
      again: () => {
        for (const one of readings) if (one.problem) one.again()
      },
    }
  return { ...before.current, searching: !known || text !== wanted }
}

/** A text once nobody has changed it for a moment; an empty one at once. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === '' ? 0 : pause)
    return () => clearTimeout(timer)
  }, [text])
  return text === '' ? '' : settled
}

/** What tells a find from every other one, fit for the id of an element. */
export function keyOf(find: SearchResult): string {
  const { kind, tender, lot, bid, provider, evidence, subject, evaluator, at } = find
  const parts = [kind, tender, lot, bid, provider, evidence, subject?.kind, subject?.id, evaluator, at]
  return parts.map((part) => encodeURIComponent(part ?? '')).join('/')
}
