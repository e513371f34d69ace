import type { Parsed } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { Declaration, Declared } from '../../shared/scorecards/declaration-model.ts'
import { loadProvider } from '../providers/providers.ts'
import { loadTender } from '../tenders/tenders.ts'
import { integer, optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { idsIn, type Recording, record } from '../workspace/facts.ts'
import { canonical, canonicalId, nameOfActor } from '../workspace/read-as.ts'
import { declarationFact } from './declaration-tables.ts'
import { loadEvaluator, loadEvaluators } from './evaluators.ts'

const ofTender = sql(
  `SELECT said.id, said.others, ${canonical('said.evaluator_id')} AS evaluator, coalesce(${nameOfActor('said.author')}, '') AS "by", said.at, said.note,
     said.in_conflict AS disputed
   FROM current_declaration AS said WHERE said.tender_id = :tender`,
  { tender: text },
  { id: text, others: optional(text), evaluator: text, by: text, at: text, note: optional(text), disputed: integer },
)
const conflictsOf = sql(
  `SELECT DISTINCT ${canonical('conflict.provider_id')} AS provider, coalesce(details.name, '') AS bidder, conflict.what, conflict.measure
   FROM json_each(:declarations) CROSS JOIN declared_conflict AS conflict ON conflict.declaration_id = json_each.value
     LEFT JOIN current_provider_details AS details ON details.provider_id = ${canonical('conflict.provider_id')}
   ORDER BY json_each.key, conflict.position`,
  { declarations: text },
  { provider: text, bidder: text, what: text, measure: optional(text) },
)
const insertConflict = sql(
  `INSERT INTO declared_conflict (declaration_id, position, provider_id, what, measure)
   VALUES (:declaration, :position, :provider, :what, :measure)`,
  { declaration: text, position: integer, provider: text, what: text, measure: optional(text) },
)

/**
 * What every evaluator has declared for a tender; those who were retired only if they have. Where people say different things of it, every
 * conflict that somebody declared counts until that is decided.
 */
export function loadDeclarations(read: Reader, tender: string): Declared[] {
  const said = new Map(
    read.all(ofTender, { tender }).map(({ id, others, evaluator, disputed, ...rest }): [string, Declaration] => {
      const declarations = JSON.stringify([id, ...idsIn(others)])
      return [evaluator, { ...rest, conflicts: read.all(conflictsOf, { declarations }), disputed: disputed === 1 }]
    }),
  )
  return loadEvaluators(read).flatMap(({ retired, ...evaluator }) => {
    const declaration = said.get(evaluator.id) ?? null
    return retired && !declaration ? [] : [{ ...evaluator, retired: retired !== null, declaration }]
  })
}

/** Records what an evaluator declares, as a whole. Refuses a provider that is named twice. */
export function setDeclaration(context: Recording, input: Parsed<'declaration.set'>): Declared {
  const { write } = context
  const tender = loadTender(write, input.tender).id
  const evaluator = loadEvaluator(write, input.evaluator)
  const conflicts = input.conflicts.map((conflict) => ({ ...conflict, provider: loadProvider(write, conflict.provider) }))
  const [twice] = conflicts.filter(({ provider }, at) => conflicts.findIndex((one) => one.provider.id === provider.id) < at)
  if (twice) throw new Refusal('declaration.twice', { bidder: twice.provider.name })
  const thing = { tender_id: tender, evaluator_id: evaluator.id }
  const declaration = record(write, declarationFact, context, thing, { conflicts: conflicts.length, note: input.note })
  for (const [index, { provider, what, measure }] of conflicts.entries())
    write.run(insertConflict, { declaration, position: index + 1, provider: provider.id, what, measure })
  const id = canonicalId(write, evaluator.id)
  const found = loadDeclarations(write, tender).find((one) => one.id === id)
  if (!found) throw new Error('a declaration was recorded and is not there')
  return found
}
