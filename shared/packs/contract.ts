import { documentPlaces, unreadReasons } from '../exchange/document.ts'
import { id, instant, line, name, newPath, nothing, path, replace, sha256, text } from '../fields.ts'
import { change } from '../journal/contract.ts'
import { command, query, task } from '../procedure.ts'
import { z } from '../schema.ts'
import { key, passphrase, sealedFor } from '../sealing/contract.ts'
import { packTasks } from '../workspace/pack-tasks.ts'

/** What became, or would become, of a row of a file that is merged. */
const verdicts = ['new', 'known', 'conflict', 'refused'] as const

/** With what a pack was made: prices, the scores of others, the names of bidders. */
const contents = { prices: z.boolean(), scores: z.boolean(), names: z.boolean() }

/** What is found of hidden names before a blind pack is made: in a text, in the name of a file, or in a document as a whole. */
export const findingKinds = ['text', 'fileName', 'document'] as const
export type FindingKind = (typeof findingKinds)[number]

/**
 * What becomes of a finding: what it stands in is left out, a placeholder is put for the name, or it is kept as it is. Documents cannot be
 * written anew: they are kept or left out. What nobody decided gets a placeholder, or is left out.
 */
export const findingDecisions = ['leaveOut', 'placeholder', 'keep'] as const
export type FindingDecision = (typeof findingDecisions)[number]

const finding = z.strictObject({
  id,
  kind: z.enum(findingKinds),
  /** What it stands in, in the reader's words: what kind of thing that is and what it is about. */
  in: z.string(),
  about: change.shape.about,
  /** The name of the file, of a document. */
  fileName: z.string().nullable(),
  names: z.array(
    z.strictObject({
      found: z.string(),
      /** Whose name it may be. */
      providers: z.array(z.string()),
      /** What stands around it. */
      around: z.string(),
      /** In a document: where, in which part of it, and how often. */
      place: z.enum(documentPlaces),
      part: z.string(),
      times: z.int(),
    }),
  ),
  /** What of a document cannot be looked into. */
  unread: z.array(z.strictObject({ part: z.string(), why: z.enum(unreadReasons) })),
  choices: z.array(z.enum(findingDecisions)),
  /** What becomes of it where nobody decides. */
  otherwise: z.enum(findingDecisions),
})
export type Finding = z.infer<typeof finding>

const person = z.strictObject({ id, name: z.string() })
const place = z.strictObject({ kind: z.enum(['lot', 'bid']), id, title: z.string() })

const pack = z.strictObject({
  id,
  for: person,
  madeAt: instant,
  madeBy: z.string(),
  ...contents,
  asked: z.string(),
  about: z.array(place),
  brings: z.array(z.enum(packTasks)),
  /** `withdrawn`: nothing of it is taken any more. */
  standing: z.enum(['out', 'withdrawn']),
  standingReason: z.string().nullable(),
  fileName: z.string(),
  sha256,
  /** When something of it came back: the entry of each merge, and how much it brought. */
  returned: z.array(z.strictObject({ entry: z.int(), at: instant, by: z.string(), rows: z.int() })),
})

const cover = z.strictObject({
  pack: id,
  /** The title of the workspace from which it was made. */
  title: z.string(),
  for: person,
  madeAt: instant,
  ...contents,
  asked: z.string(),
  brings: z.array(z.enum(packTasks)),
})

/** A row of a file that is merged, in the reader's words; `why` says why it is refused. */
const item = z.strictObject({
  verdict: z.enum(verdicts),
  why: z.string().nullable(),
  kind: z.string(),
  about: change.shape.about,
  fields: change.shape.fields,
})
export type MergedItem = z.infer<typeof item>

const merged = z.strictObject({
  kind: z.enum(['pack', 'copy']),
  /** Whose pack it is; null for a copy. */
  for: z.string().nullable(),
  /** The number of the entry of merging; 0 where there was nothing to take. */
  entry: z.int(),
  counts: z.strictObject({ new: z.int(), known: z.int(), conflict: z.int(), refused: z.int() }),
  /** How much was undone or erased in the other file. */
  removed: z.int(),
  /** How much went because what it rests on was undone or erased. */
  orphans: z.int(),
  /** What is not known already, in order; `more` are not told. */
  items: z.array(item),
  more: z.int(),
  /** The state root afterwards. */
  root: sha256,
})
export type Merged = z.infer<typeof merged>

/** One of several facts that contradict each other. */
const disputed = z.strictObject({ fact: id, by: z.string(), at: instant, fields: change.shape.fields })

const conflict = z.strictObject({
  /** Its first fact names it. */
  fact: id,
  kind: z.string(),
  about: change.shape.about,
  place: change.shape.place,
  facts: z.array(disputed),
})

/** For whom a pack is, about what, with what, and what is asked of its reader. */
const toMake = z.strictObject({
  for: name,
  lots: z.array(id).max(1000).default([]),
  bids: z.array(id).max(1000).default([]),
  prices: z.boolean().default(false),
  scores: z.boolean().default(false),
  /** Without names the pack is blind: it has aliases for bidders and tells nothing of them. */
  names: z.boolean().default(true),
  brings: z.array(z.enum(packTasks)).default([...packTasks]),
  asked: z.string().trim().max(4000).default(''),
})

export const packsContract = {
  /** Where hidden names occur in what would go into a blind pack, and which documents cannot be looked into. */
  'pack.findings': query(toMake, z.array(finding), { restsOn: 'everything' }),
  /** Makes a pack for an actor: about these lots and bids, or everything, with only what its reader may see. */
  'pack.create': task(
    toMake.extend({
      path: newPath,
      replace,
      /** What becomes of what `pack.findings` lists, where the pack has no names. */
      decisions: z
        .array(z.strictObject({ finding: id, decision: z.enum(findingDecisions) }))
        .max(100_000)
        .default([]),
      /** Whether and for whom the pack is sealed: then it is that in the file that is written. */
      sealedFor: sealedFor.optional(),
    }),
    z.strictObject({ pack: id, path: z.string(), sha256, size: z.int(), rows: z.int() }),
  ),
  /** What that pack would hold, and what would stay here, by kind and in the reader's words. */
  'pack.preview': query(toMake, z.array(z.strictObject({ kind: z.string(), goes: z.int(), stays: z.int() }))),
  /** The packs that were made from this workspace, newest first, and what came back of each. */
  'pack.list': query(nothing, z.array(pack), { restsOn: 'everything' }),
  /** What the open file says of itself as a pack; null where it is none. */
  'pack.cover': query(nothing, cover.nullable(), { restsOn: 'everything' }),
  /** Merges a pack or a copy of this workspace; with `dryRun` it only says what would become of each row. */
  'pack.merge': task(
    z.strictObject({
      path,
      dryRun: z.boolean().default(false),
      limit: z.int().min(0).max(100_000).default(1000),
      /** What opens a file that is sealed. */
      keys: z.array(key).max(20).default([]),
      passphrases: z.array(passphrase).max(5).default([]),
    }),
    merged,
  ),
  /** From now on nothing of a pack is taken. */
  'pack.withdraw': command(z.strictObject({ pack: id, reason: text }), z.strictObject({ pack: id })),
  /** What several people said differently without knowing of each other, and nobody has decided. */
  'conflict.list': query(nothing, z.array(conflict), { restsOn: 'everything' }),
  /** Decides a conflict: what `fact` says is what counts. It follows all of them, in the name of who decides. */
  'conflict.resolve': task(z.strictObject({ fact: id, reason: text }), z.strictObject({ entry: z.int(), fact: id })),
  /** Says that an actor, a provider or a bid is another one, as which it is read from now on; `as` null takes that back. */
  'same.set': task(
    z.strictObject({ kind: z.enum(['actor', 'provider', 'bid']), thing: id, as: id.nullable(), reason: text }),
    z.strictObject({ entry: z.int() }),
  ),
  /** What was said to be something else. */
  'same.list': query(
    nothing,
    z.array(
      z.strictObject({
        kind: z.enum(['actor', 'provider', 'bid']),
        thing: id,
        name: line,
        as: id,
        asName: line,
        by: z.string(),
        at: instant,
        reason: z.string(),
      }),
    ),
    { restsOn: 'everything' },
  ),
}
