import type { Provider, ProviderDetails } from './contract.ts'
import type { deliveryModels } from './delivery-models.ts'
import { type MoreDetail, moreDetails } from './more-details.ts'

/** What is known of a provider while it is being typed; all but the name may stay empty. */
export type ProviderDraft = {
  readonly name: string
  readonly country: string
  readonly deliveryModel: (typeof deliveryModels)[number] | 'unknown'
  readonly summary: string
} & { readonly [Name in MoreDetail]: string }

/** The fields of a provider as they stand. */
export function draftOf(provider: Provider): ProviderDraft {
  const { name, country, deliveryModel, summary, address, contacts, identifiers, sites, services, languages } = provider
  return {
    name,
    country: country ?? '',
    deliveryModel: deliveryModel ?? 'unknown',
    summary: summary ?? '',
    address: address ?? '',
    contacts: contacts ?? '',
    identifiers: identifiers ?? '',
    sites: sites ?? '',
    services: services ?? '',
    languages: languages ?? '',
  }
}

export const emptyProvider: ProviderDraft = {
  name: '',
  country: '',
  deliveryModel: 'unknown',
  summary: '',
  address: '',
  contacts: '',
  identifiers: '',
  sites: '',
  services: '',
  languages: '',
}

/** What the contract takes: what was left empty is left out. */
export function detailsOf({ name, country, deliveryModel, summary, ...draft }: ProviderDraft): ProviderDetails {
  const more: { [Name in MoreDetail]?: string } = {}
  for (const detail of moreDetails) if (draft[detail].trim() !== '') more[detail] = draft[detail].trim()
  return {
    name: name.trim(),
    ...(country.trim() !== '' && { country: country.trim() }),
    ...(deliveryModel !== 'unknown' && { deliveryModel }),
    ...(summary.trim() !== '' && { summary: summary.trim() }),
    ...more,
  }
}
