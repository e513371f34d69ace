import type { Evaluator } from '../../../shared/scorecards/contract.ts'
import type { Bid, Lot, Tender } from '../../../shared/tenders/contract.ts'
import type { CommandContext } from './command.ts'
import { WrongUsage } from './form.ts'

/** Options by which people name a lot and a bid. */
export const lotOption = { lot: { summary: 'commandLine.option.lot', placeholder: 'TITLE' } } as const
export const bidOption = {
  ...lotOption,
  bid: { summary: 'commandLine.option.bid', placeholder: 'NAME', required: true },
} as const

/** A lot with its tender. */
export type Place = { tender: Tender; lot: Lot }

/** The lot named by `--lot` (title, number or id), or the only one there is. */
export async function findLot({ call, arguments: given, translate }: CommandContext): Promise<Place> {
  const tenders = await call('tender.list', {})
  const places = tenders.flatMap((tender) => tender.lots.map((lot) => ({ tender, lot })))
  const named = given.optional('lot')
  const found = named === undefined ? places : places.filter(({ lot }) => matches(named, lot.id, lot.title, lot.position))
  const [only] = found
  if (!only)
    throw new WrongUsage(translate(named === undefined ? 'commandLine.noTender' : 'commandLine.noLot', { lot: named ?? '' }))
  if (found.length > 1)
    throw new WrongUsage(translate('commandLine.whichLot', { lots: found.map(({ lot }) => lot.title).join(', ') }))
  return only
}

/** The bid named by `--bid`: the provider's name, its number in the lot, or its id. */
export async function findBid(context: CommandContext, named = context.arguments.text('bid')): Promise<Bid> {
  const { lot } = await findLot(context)
  const bids = await context.call('bid.list', { lot: lot.id })
  const found = bids.find(({ id, provider, position }) => matches(named, id, provider.name, position))
  const known = bids.map(({ provider }) => provider.name).join(', ')
  if (!found) throw new WrongUsage(context.translate('commandLine.noBid', { bid: named, known }))
  return found
}

/** The evaluator named by `--evaluator`. */
export async function findEvaluator({ call, arguments: given, translate }: CommandContext): Promise<Evaluator> {
  const named = given.text('evaluator')
  const evaluators = await call('evaluator.list', {})
  const found = evaluators.find(({ id, name }) => matches(named, id, name))
  const known = evaluators.map(({ name }) => name).join(', ')
  if (!found) throw new WrongUsage(translate('commandLine.noEvaluator', { evaluator: named, known }))
  return found
}

function matches(asked: string, id: string, name: string, position?: number): boolean {
  const plain = (text: string) => text.normalize('NFC').trim().toLocaleLowerCase('und')
  return asked === id || asked === String(position) || plain(asked) === plain(name)
}
