import type { z } from 'zod'
import { commandName } from '../shared/command-names.ts'
import {
  type CallOptions,
  type Changed,
  type Client,
  type Contract,
  contract,
  isProcedureName,
  type Output,
  type Parsed,
  type ProcedureName,
} from '../shared/contract.ts'
import { inLocalTime } from '../shared/messages/local-times.ts'
import type { Translate } from '../shared/messages/translate.ts'
import type { Changes } from '../shared/procedure.ts'
import { type Problem, Refusal, type Result } from '../shared/result.ts'
import { staleAfter } from '../shared/staleness.ts'
import { topics } from '../shared/topics.ts'
import { type Profile, profile as profileSchema } from '../shared/workspace/model.ts'
import type { Endpoints } from './endpoint.ts'
import { explainIssue } from './input-issue.ts'
import type { Session } from './workspace/session.ts'

export type RouterOptions = {
  session: Session
  endpoints: Endpoints<Contract>
  /** The topics to which tables of the file belong. */
  topicsOf: (tables: readonly string[]) => ReadonlySet<string>
  /** The words of a call, asked anew for every call. */
  translation: () => Translate
  /** Who acts, asked anew for every call. */
  profile: () => Profile
  onChanged?: (changed: Changed) => void
  /** Told what no message explains; the caller still gets a plain sentence. */
  onUnexpected?: (error: unknown) => void
}

/** The contract, seen so that the type of a parsed input follows from a procedure's name. */
const procedures: { [Name in ProcedureName]: { input: z.ZodType<Parsed<Name>>; undoable: boolean } } = contract

/**
 * Returns the client that calls the endpoints directly. It checks every input against the contract, turns refusals into
 * results, and tells which topics changed and what is stale. It never throws.
 */
export function createRouter({
  session,
  endpoints,
  topicsOf,
  translation,
  profile,
  onChanged,
  onUnexpected,
}: RouterOptions): Client {
  const tell = (by: ProcedureName, changes: Changes | undefined) => {
    const names = topicsOf(session.takeChanged())
    if (names.size === 0 && changes === undefined) return
    const changed = topics.map(({ name }) => name).filter((name) => names.has(name))
    const stale = changes === 'everything' ? changes : staleAfter(topics, changed).filter(isProcedureName)
    onChanged?.({ topics: changed, stale, by })
  }
  return async <Name extends ProcedureName>(
    name: Name,
    input: unknown,
    options: CallOptions = {},
  ): Promise<Result<Output<Name>>> => {
    const translate = translation()
    const fail = ({ code, details }: Refusal): { ok: false; error: Problem } => ({
      ok: false,
      error: { code, message: inLocalTime(translate)(`error.${code}`, inWords(details, translate)), details },
    })
    const controller = new AbortController()
    const { signal } = controller
    const cancel = () => controller.abort()
    if (options.signal?.aborted) cancel()
    options.signal?.addEventListener('abort', cancel, { once: true })
    try {
      if (!Object.hasOwn(contract, name)) throw new Refusal('procedure.unknown', { procedure: String(name) })
      const { input: schema, undoable } = procedures[name]
      const parsed = check(schema, input, translate)
      const progress = options.onProgress ?? (() => {})
      const context = { session, translate, profile: check(profileSchema, profile(), translate), signal, progress }
      const value = await endpoints[name].run({ name, undoable }, context, parsed)
      tell(name, contract[name].changes)
      return { ok: true, value }
    } catch (thrown) {
      tell(name, undefined)
      const error = session.explain(thrown)
      if (error instanceof Refusal) return fail(error)
      if (signal.aborted) return fail(new Refusal('cancelled'))
      onUnexpected?.(error)
      return fail(new Refusal('unexpected', { reason: error instanceof Error ? error.message : String(error) }))
    } finally {
      options.signal?.removeEventListener('abort', cancel)
    }
  }
}

/** What a refusal tells, with an action by the name that people know. */
const inWords = (details: Problem['details'], translate: Translate): Problem['details'] =>
  typeof details.command === 'string' ? { ...details, command: commandName(details.command, translate) } : details

/** Parses an input, or refuses it naming the first field that does not fit. */
function check<Value>(schema: z.ZodType<Value>, input: unknown, translate: Translate): Value {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  const [issue] = result.error.issues
  throw new Refusal('input.invalid', {
    field: issue?.path.join('.') || '(input)',
    reason: issue ? explainIssue(issue, translate) : '',
  })
}
