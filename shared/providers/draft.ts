import type { Provider, ProviderDetails } from './contract.ts'
import type { deliveryModels } from './delivery-models.ts'

/** What is known of a provider while it is being typed; all but the name may stay empty. */
export type ProviderDraft = {
  readonly name: string
  readonly country: string
  readonly deliveryModel: (typeof deliveryModels)[number] | 'unknown'
  readonly summary: string
}

export const emptyProvider: ProviderDraft = { name: '', country: '', deliveryModel: 'unknown', summary: '' }

/** The fields of a provider as they stand. */
export function draftOf({ name, country, deliveryModel, summary }: Provider): ProviderDraft {
  return { name, country: country ?? '', deliveryModel: deliveryModel ?? 'unknown', summary: summary ?? '' }
}

/** What the contract takes: what was left empty is left out. */
export function detailsOf({ name, country, deliveryModel, summary }: ProviderDraft): ProviderDetails {
  return {
    name: name.trim(),
    ...(country.trim() !== '' && { country: country.trim() }),
    ...(deliveryModel !== 'unknown' && { deliveryModel }),
    ...(summary.trim() !== '' && { summary: summary.trim() }),
  }
}

/**
 * A provider whose name reads like the draft's, whatever their case, their spaces and the width of their letters: perhaps it
 * is being added twice. Two companies may be called so, and somebody has to say.
 */
export function alikeTo(draft: ProviderDraft, others: readonly Provider[]): Provider | undefined {
  const name = readAs(draft.name)
  return name === '' ? undefined : others.find((other) => readAs(other.name) === name)
}

function readAs(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC').replace(/\s+/gu, ' ').trim()
}
