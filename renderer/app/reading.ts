import { keepPreviousData, QueryClient, skipToken, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useState } from 'react'
import type { Client, Input, NameOf, Output } from '../../shared/contract.ts'
import type { Progress } from '../../shared/procedure.ts'
import type { Problem } from '../../shared/result.ts'
import type { WindowClient } from './client.ts'
import { useWindow } from './window.tsx'

type Readable = NameOf<'query' | 'task'>

/** What the ground floor refused, as an exception of the cache. */
class Refused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

/** What has been read so far: either data, or the problem, or neither yet. */
export type Reading<Value> = { data: Value | undefined; problem: Problem | undefined; again: () => void }

/** A cache that holds already what the frame around every screen shows, so that the first picture is a whole one. */
export async function createCache(client: Client): Promise<QueryClient> {
  const cache = new QueryClient({
    defaultOptions: {
      queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    },
  })
  const frame = ['workspace.info', 'tender.list', 'profile.show', 'evidence.list', 'pack.cover'] as const
  await Promise.all(frame.map((name) => cache.prefetchQuery(readingOf(client, name, {}))))
  return cache
}

function readingOf<Name extends Readable>(client: Client, name: Name, input: Input<Name>) {
  return {
    queryKey: [name, input],
    queryFn: async (): Promise<{ value: Output<Name> }> => {
      const result = await client(name, input)
      if (!result.ok) throw new Refused(result.error)
      return { value: result.value }
    },
  }
}

const problemOf = (error: Error | null): Problem | undefined =>
  error === null
    ? undefined
    : error instanceof Refused
      ? error.problem
      : { code: 'unexpected', message: error.message, details: { reason: error.message } }

type Queried<Name extends Readable> = { data: { value: Output<Name> } | undefined; error: Error | null; refetch: () => unknown }

function toReading<Name extends Readable>(result: Queried<Name> | undefined): Reading<Output<Name>> {
  return { data: result?.data?.value, problem: problemOf(result?.error ?? null), again: () => void result?.refetch() }
}

/** Reads through the contract, and reads again whenever it may differ. Nothing is read while `input` is null. */
export function useRead<Name extends Readable>(name: Name, input: Input<Name> | null): Reading<Output<Name>> {
  const [reading] = useReadAll(name, input === null ? [] : [input])
  return reading ?? { data: undefined, problem: undefined, again: () => {} }
}

/** The same reading for several inputs, in their order. */
export function useReadAll<Name extends Readable>(name: Name, inputs: readonly Input<Name>[]): readonly Reading<Output<Name>>[] {
  const { client } = useWindow()
  const results = useQueries({ queries: inputs.map((input) => readingOf(client, name, input)) })
  return results.map((result) => toReading<Name>(result))
}

/** The items as they were given last, for as long as they are the same ones: what rests on them is not made anew with each render. */
export function useSame<Item>(items: readonly Item[]): readonly Item[] {
  const [kept, keep] = useState(items)
  const same = kept.length === items.length && kept.every((item, index) => Object.is(item, items[index]))
  if (!same) keep(items)
  return same ? kept : items
}

/** How long somebody must look before anything is read, and how long it is kept when nobody looks any more, in milliseconds. */
const glance = 50
const forgottenAfter = 10_000

/**
 * Reads what never changes, such as the picture of a page. What only passes by is not read, reading stops when nobody waits for it
 * any more, what was read is soon forgotten, and while something else is read, what was read before stays.
 */
export function usePassingRead<Name extends NameOf<'query'>>(name: Name, input: Input<Name> | null): Reading<Output<Name>> {
  const { client } = useWindow()
  const read = async (wanted: Input<Name>, signal: AbortSignal): Promise<{ value: Output<Name> }> => {
    await pause(glance, signal)
    const result = await client(name, wanted, { signal })
    if (!result.ok) throw new Refused(result.error)
    return { value: result.value }
  }
  const result = useQuery({
    queryKey: ['passing', name, input],
    queryFn: input === null ? skipToken : ({ signal }) => read(input, signal),
    placeholderData: keepPreviousData,
    gcTime: forgottenAfter,
  })
  return toReading<Name>(result)
}

/**
 * A reading that takes its time: how far it is, and what stops it. Leaving the screen stops it too. It is stale when something
 * has changed since, and stays so where reading again was stopped.
 */
export type LongReading<Value> = Reading<Value> & {
  running: boolean
  stale: boolean
  progress: Progress | null
  cancel: () => void
}

/**
 * Reads what must be worked out; otherwise as `useRead`. What was read before is read again only when nothing has changed for
 * `calm` milliseconds.
 */
export function useLongRead<Name extends Readable>(
  name: Name,
  input: Input<Name> | null,
  {
    calm = 0,
    secret,
  }: {
    calm?: number
    /** What is given besides and must not stay in the cache, such as a passphrase: read when the reading begins. */
    secret?: RefObject<Partial<Input<Name>>>
  } = {},
): LongReading<Output<Name>> {
  const { client } = useWindow()
  const cache = useQueryClient()
  const [progress, setProgress] = useState<Progress | null>(null)
  const queryKey = [name, input]
  const read = async (wanted: Input<Name>, signal: AbortSignal): Promise<{ value: Output<Name> }> => {
    setProgress(null)
    if (calm > 0 && cache.getQueryData(queryKey) !== undefined) await pause(calm, signal)
    const result = await client(name, { ...wanted, ...secret?.current }, { signal, onProgress: setProgress })
    if (!result.ok) throw new Refused(result.error)
    return { value: result.value }
  }
  const result = useQuery({ queryKey, queryFn: input === null ? skipToken : ({ signal }) => read(input, signal) })
  return {
    ...toReading<Name>(result),
    running: result.isFetching,
    stale: result.isStale && !result.isFetching,
    progress,
    cancel: () => void cache.cancelQueries({ queryKey }),
  }
}

/** Waits, and rejects where the signal comes first. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      reject(signal.reason)
    })
  })
}

/** Keeps the cache true to the file: what may differ is read again, another file empties it. */
export function useChanges(cache: QueryClient, on: WindowClient['on']): void {
  useEffect(
    () =>
      on('changed', ({ stale, by }) => {
        if (by === 'workspace.open' || by === 'workspace.create' || by === 'workspace.close') return void cache.resetQueries()
        if (stale === 'everything') return void cache.invalidateQueries()
        const names: readonly unknown[] = stale
        void cache.invalidateQueries({ predicate: ({ queryKey }) => names.includes(queryKey[0]) })
      }),
    [cache, on],
  )
}
