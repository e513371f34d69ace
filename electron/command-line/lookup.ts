import type { Evidence } from '../../shared/evidence/contract.ts'
import type { Translate } from '../../shared/messages/translate.ts'
import type { Provider } from '../../shared/providers/contract.ts'
import { Refusal } from '../../shared/result.ts'
import type { Evaluator } from '../../shared/scorecards/contract.ts'
import type { Bid, Lot, Tender } from '../../shared/tenders/contract.ts'
import type { CommandContext } from './command.ts'
import { WrongUsage } from './form.ts'

/** Options by which people name a lot and a bid. */
export const lotOption = { lot: { summary: 'commandLine.option.lot', placeholder: 'TITLE' } } as const
export const bidOption = {
  ...lotOption,
  bid: { summary: 'commandLine.option.bid', placeholder: 'NAME', required: true },
} as const

export const tenderOption = { tender: { summary: 'commandLine.option.tender', placeholder: 'TITLE' } } as const

/** The tender named by `--tender` (title or id), or the only one there is. */
export async function findTender({ call, arguments: given, translate }: CommandContext): Promise<Tender> {
  const tenders = await call('tender.list', {})
  const named = given.optional('tender')
  const known = translate.list(tenders.map(({ title }) => title))
  const found = named === undefined ? tenders : matching(named, tenders, ({ id, title }) => ({ id, name: title }))
  if (tenders.length === 0) throw new Refusal('lookup.tender')
  if (found.length > 1 && named === undefined) throw new WrongUsage(translate('commandLine.whichTender', { tenders: known }))
  return onlyOne(found, ({ id, title }) => `${title} (${id})`, {
    named: named ?? '',
    nobody: new Refusal('lookup.tenderNamed', { tender: named ?? '', known }),
    translate,
  })
}

/** A lot with its tender. */
export type Place = { tender: Tender; lot: Lot }

/** The lot named by `--lot` or otherwise (title, number or id), or the only one there is. */
export async function findLot(
  { call, arguments: given, translate }: CommandContext,
  named = given.optional('lot'),
): Promise<Place> {
  const tenders = await call('tender.list', {})
  const places = tenders.flatMap((tender) => tender.lots.map((lot) => ({ tender, lot })))
  const found = named === undefined ? places : lotsCalled(named, places)
  const [only] = found
  if (!only) throw named === undefined ? new Refusal('lookup.tender') : new Refusal('lookup.lot', { lot: named })
  if (found.length > 1) {
    const lots = found.map(({ tender: { title: tender }, lot: { title, position, id } }) =>
      tenders.length > 1
        ? translate('commandLine.lotOfTender', { tender, lot: title, position, id })
        : translate('commandLine.nameAndId', { name: title, position, id }),
    )
    throw new WrongUsage(translate('commandLine.whichLot', { lots: translate.list(lots) }))
  }
  return only
}

/** Splits a name in two at each slash: that of what something is in, and its own. */
const pairsIn = (named: string): [of: string, own: string][] =>
  [...named.matchAll(/\//g)].map(({ index }) => [named.slice(0, index), named.slice(index + 1)])

/** The lots of a title or number; of one tender alone where its title stands before a slash. */
function lotsCalled(named: string, places: readonly Place[]): Place[] {
  const ofLot = ({ lot }: Place) => ({ ...lot, name: lot.title })
  const found = matching(named, places, ofLot)
  if (found.length > 0) return found
  return pairsIn(named).flatMap(([tenders, lot]) =>
    matching(
      lot,
      matching(tenders, places, ({ tender }) => ({ id: tender.id, name: tender.title })),
      ofLot,
    ),
  )
}

/** The bid named by `--bid` or otherwise, of the lot named by `--lot` or otherwise: the provider's name, its number in the lot, or its id. */
export async function findBid(
  context: CommandContext,
  named = context.arguments.text('bid'),
  ofLot = context.arguments.optional('lot'),
): Promise<Bid> {
  const { translate } = context
  const { lot } = await findLot(context, ofLot)
  const bids = await context.call('bid.list', { lot: lot.id })
  const known = translate.list(bids.map(({ provider }) => provider.name))
  return onlyOne(
    matching(named, bids, ({ id, position, provider }) => ({ id, position, name: provider.name })),
    ({ id, position, provider }) => translate('commandLine.nameAndId', { name: provider.name, position, id }),
    { named, nobody: new Refusal('lookup.bid', { bid: named, known }), translate },
  )
}

/** The bid of any lot that has this name or id; of one lot or tender alone where its title stands before a slash. */
export async function findBidOfAnyLot({ call, translate }: CommandContext, named: string): Promise<Bid> {
  const lots = (await call('tender.list', {})).flatMap((tender) => tender.lots.map((lot) => ({ tender, lot })))
  const places = await Promise.all(
    lots.map(async (place) => (await call('bid.list', { lot: place.lot.id })).map((bid) => ({ ...place, bid }))),
  )
  const bids = places.flat()
  const namesOf = ({ bid }: (typeof bids)[number]) => ({ id: bid.id, name: bid.provider.name })
  const within = (of: string) => {
    const inLots = new Set(lotsCalled(of, lots).map(({ lot }) => lot.id))
    const inTender = matching(of, bids, ({ tender }) => ({ id: tender.id, name: tender.title }))
    return inLots.size > 0 ? bids.filter(({ lot }) => inLots.has(lot.id)) : inTender
  }
  const whole = matching(named, bids, namesOf)
  const found = whole.length > 0 ? whole : pairsIn(named).flatMap(([of, own]) => matching(own, within(of), namesOf))
  const known = translate.list(bids.map(({ bid }) => bid.provider.name))
  return onlyOne(found, ({ tender, lot, bid }) => `${tender.title}/${lot.title}/${bid.provider.name} (${bid.id})`, {
    named,
    nobody: new Refusal('lookup.bid', { bid: named, known }),
    translate,
  }).bid
}

/** The piece of evidence named by its id, its file name or its SHA-256. */
export async function findEvidence({ call }: CommandContext, named: string): Promise<Evidence> {
  const found = (await call('evidence.list', {})).filter(({ id, fileName, sha256 }) => [id, fileName, sha256].includes(named))
  const [only] = found
  if (!only || found.length > 1) throw new Refusal('lookup.evidence', { evidence: named, count: found.length })
  return only
}

/** The provider named by `--provider`, or otherwise. */
export async function findProvider(
  { call, arguments: given, translate }: CommandContext,
  named = given.text('provider'),
): Promise<Provider> {
  const providers = await call('provider.list', {})
  const known = translate.list(providers.map(({ name }) => name))
  return onlyOne(
    matching(named, providers, (provider) => provider),
    ({ name, id }) => `${name} (${id})`,
    { named, nobody: new Refusal('lookup.provider', { provider: named, known }), translate },
  )
}

/** The evaluator named by `--evaluator`, or otherwise. */
export async function findEvaluator(
  { call, arguments: given, translate }: CommandContext,
  named = given.text('evaluator'),
): Promise<Evaluator> {
  const evaluators = await call('evaluator.list', {})
  const known = translate.list(evaluators.map(({ name }) => name))
  return onlyOne(
    matching(named, evaluators, (evaluator) => evaluator),
    ({ name }) => name,
    { named, nobody: new Refusal('lookup.evaluator', { evaluator: named, known }), translate },
  )
}

function onlyOne<Item>(
  found: readonly Item[],
  show: (item: Item) => string,
  { named, nobody, translate }: { named: string; nobody: Refusal; translate: Translate },
): Item {
  const [only, ...others] = found
  if (!only) throw nobody
  if (others.length > 0) throw new Refusal('lookup.several', { name: named, known: translate.list(found.map(show)) })
  return only
}

/** What `asked` names: by id, else by the very name, else by a name that differs in case alone, else by number. */
function matching<Item>(
  asked: string,
  items: readonly Item[],
  namesOf: (item: Item) => { id: string; name: string; position?: number },
): Item[] {
  const text = (name: string) => name.normalize('NFC').trim()
  const plain = (name: string) => text(name).toLocaleLowerCase('und')
  const ways: ((names: ReturnType<typeof namesOf>) => boolean)[] = [
    ({ id }) => id === asked,
    ({ name }) => text(name) === text(asked),
    ({ name }) => plain(name) === plain(asked),
    ({ position }) => position !== undefined && String(position) === asked,
  ]
  for (const fits of ways) {
    const found = items.filter((item) => fits(namesOf(item)))
    if (found.length > 0) return found
  }
  return []
}
