import { canonicalJson } from '../../shared/canonical.ts'
import type { Parsed } from '../../shared/contract.ts'
import { procedureKinds } from '../../shared/tenders/procedure-kinds.ts'
import type { TenderProcedure } from '../../shared/tenders/procedure-model.ts'
import { oneOf, optional, text } from '../workspace/columns.ts'
import { type Reader, sql } from '../workspace/database.ts'
import { type Recording, record } from '../workspace/facts.ts'
import { nameOfActor } from '../workspace/read-as.ts'
import { tenderProcedureFact } from './procedure-tables.ts'
import { loadTender } from './tenders.ts'

const ofTender = sql(
  `SELECT said.authority, said.address, said.procedure, said.why, said.published_in AS publishedIn, said.published_on AS publishedOn,
     said.published_reference AS publishedReference, said.selection, said.not_electronic AS notElectronic,
     coalesce(${nameOfActor('said.author')}, '') AS saidBy, said.at AS saidAt
   FROM current_tender_procedure AS said WHERE said.tender_id = :tender`,
  { tender: text },
  {
    authority: optional(text),
    address: optional(text),
    procedure: optional(oneOf(procedureKinds)),
    why: optional(text),
    publishedIn: optional(text),
    publishedOn: optional(text),
    publishedReference: optional(text),
    selection: optional(text),
    notElectronic: optional(text),
    saidBy: text,
    saidAt: text,
  },
)

const nothing: TenderProcedure = {
  authority: null,
  address: null,
  procedure: null,
  why: null,
  publishedIn: null,
  publishedOn: null,
  publishedReference: null,
  selection: null,
  notElectronic: null,
  saidBy: null,
  saidAt: null,
}

/** Who buys and by which procedure, as far as that was said. */
export function loadProcedure(read: Reader, tender: string): TenderProcedure {
  return read.get(ofTender, { tender }) ?? nothing
}

/** Says who buys and by which procedure; what is left out stays. The same again is not recorded. */
export function setProcedure(context: Recording, { tender: id, ...given }: Parsed<'procedure.set'>): TenderProcedure {
  const { write } = context
  const tender = loadTender(write, id).id
  const before = loadProcedure(write, tender)
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const after: TenderProcedure = { ...before, ...said }
  if (canonicalJson(after) === canonicalJson(before)) return before
  const { saidBy: _by, saidAt: _at, publishedIn, publishedOn, publishedReference, notElectronic, ...rest } = after
  record(
    write,
    tenderProcedureFact,
    context,
    { tender_id: tender },
    {
      ...rest,
      published_in: publishedIn,
      published_on: publishedOn,
      published_reference: publishedReference,
      not_electronic: notElectronic,
    },
  )
  return loadProcedure(write, tender)
}
