import { id, text } from '../../../../shared/fields.ts'
import { command, query } from '../../../../shared/procedure.ts'
import { z } from '../../../../shared/schema.ts'
import type { Topic } from '../../../../shared/topic.ts'
import { about, factColumns, text as told } from '../../../../shared/workspace/reading.ts'

const visit = z.strictObject({ bid: id, revision: z.int(), note: text })

export const visitsContract = {
  'visit.note': command(z.strictObject({ bid: id, note: text }), visit),
  'visit.list': query(z.strictObject({ lot: id }), z.array(visit)),
}

/** What was seen at a bidder's site: a topic that only tests have. */
export const visitsTopic = {
  name: 'visits',
  contract: visitsContract,
  readings: {
    visit: {
      kind: 'journal.kind.evidence',
      columns: { ...factColumns, bid_id: about('bid'), note: told('journal.field.note') },
    },
  },
} as const satisfies Topic
