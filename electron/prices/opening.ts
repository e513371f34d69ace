import { createHash } from 'node:crypto'
import type { Output, Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { TaskContext } from '../endpoint.ts'
import { loadSealedFiles } from '../responses/receipts.ts'
import { loadActiveEvaluators } from '../scorecards/evaluators.ts'
import { loadLocks } from '../scorecards/rounds.ts'
import { readIdentity } from '../sealing/keys.ts'
import { unsealBytes } from '../sealing/unseal.ts'
import { loadLot } from '../tenders/lots.ts'
import { arePricesClosed, firstPriceEnvelope, loadPriceKeeping, loadPriceOpenings } from '../tenders/price-keeping.ts'
import { priceOpening } from '../tenders/price-keeping-tables.ts'
import { actorNamed } from '../workspace/actors.ts'
import { integer, text } from '../workspace/columns.ts'
import { readContent, storeBytes } from '../workspace/content.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { record } from '../workspace/facts.ts'
import { canonicalId } from '../workspace/read-as.ts'

const insertFile = sql('INSERT INTO price_opening_file (opening_id, position, sha256) VALUES (:opening, :position, :sha256)', {
  opening: text,
  position: integer,
  sha256: text,
})

/** How the prices of a lot are kept, and who has opened them. */
export function loadKeepingOfLot(read: Reader, lotId: string): Output<'price.keeping'> {
  const { id: lot, tender } = loadLot(read, lotId)
  return {
    ...loadPriceKeeping(read, tender),
    openings: openingsOf(read, lot),
    closed: arePricesClosed(read, { tender, lot }),
    sealed: loadSealedFiles(read, lot).length,
    since: firstPriceEnvelope(read, tender),
  }
}

const openingsOf = (read: Reader, lot: string) => loadPriceOpenings(read, lot).map(({ actor: _, ...opening }) => opening)

/**
 * Opens the prices of a lot in the name of whoever acts. Whoever makes them open brings the keys: what is sealed is then unsealed in memory,
 * and kept as it was received. No key and no passphrase is kept.
 */
export async function openPrices(
  { session, profile, signal }: TaskContext,
  { lot: lotId, reason, keys }: Parsed<'price.open'>,
): Promise<Output<'price.open'>> {
  const workspace = session.workspace()
  const { read } = workspace
  if (workspace.access === 'read') throw new Refusal('workspace.openToRead', { path: workspace.path })
  const { id: lot, tender, title } = loadLot(read, lotId)
  const { kept, openers } = loadPriceKeeping(read, tender)
  if (kept === 'open') throw new Refusal('price.notClosed', { lot: title })
  const openings = loadPriceOpenings(read, lot)
  const acting = actorNamed(read, profile.name)
  const own = openings.find(({ actor }) => acting !== undefined && actor === canonicalId(read, acting.id))
  const persons = openings.length + (own ? 0 : 1)
  const sealed = persons >= openers ? loadSealedFiles(read, lot) : []
  if (openings.length >= openers ? sealed.length === 0 : own)
    throw new Refusal('price.openedAlready', { by: (own ?? openings.at(-1))?.by ?? '', at: (own ?? openings.at(-1))?.at ?? '' })
  const { locked, waiting } = roundsOf(read, lot)
  if ((waiting.length > 0 || locked === 0) && reason === undefined)
    throw new Refusal('price.openReason', { count: waiting.length, evaluators: waiting.join(', ') })
  const plain = await unsealed(read, sealed, keys, signal)
  workspace.execute({ command: 'price.open', profile, undoable: false }, (write, { author, at }) => {
    const thing = { lot_id: lot, actor_id: canonicalId(write, author) }
    const opening = record(write, priceOpening, { author, at }, thing, {
      reason: reason ?? null,
      locked,
      unlocked: waiting.length,
    })
    for (const [index, bytes] of plain.entries())
      write.run(insertFile, { opening, position: index + 1, sha256: storeBytes(write, bytes) })
  })
  return { closed: arePricesClosed(read, { tender, lot }), openings: openingsOf(read, lot), unsealed: plain.length }
}

/** How many evaluators have locked their round in a lot, and the names of those who have not. */
function roundsOf(read: Reader, lot: string): { locked: number; waiting: string[] } {
  const closed = new Set(loadLocks(read, lot).flatMap(({ locked, evaluator }) => (locked ? [evaluator.id] : [])))
  const evaluators = loadActiveEvaluators(read)
  const waiting = evaluators.flatMap(({ id, name }) => (closed.has(id) ? [] : [name]))
  return { locked: evaluators.length - waiting.length, waiting }
}

/** What sealed files hold, each as it was received. */
async function unsealed(
  read: Reader,
  sealed: ReturnType<typeof loadSealedFiles>,
  keys: Parsed<'price.open'>['keys'],
  signal: AbortSignal,
): Promise<Buffer[]> {
  if (sealed.length === 0) return []
  const identities: string[] = []
  for (const { path, passphrase } of keys) identities.push(await readIdentity(path, passphrase))
  const plain: Buffer[] = []
  for (const file of sealed) {
    if (signal.aborted) throw new Refusal('cancelled')
    const bytes = await unsealBytes(Buffer.concat([...readContent(read, file.sealed)]), { identities }, file.fileName)
    if (createHash('sha256').update(bytes).digest('hex') !== file.sha256)
      throw new Refusal('price.notAsReceived', { file: file.fileName })
    plain.push(bytes)
  }
  return plain
}
