import { id, line, text } from '../fields.ts'
import { command, query } from '../procedure.ts'
import { z } from '../schema.ts'
import { deliveryModels } from './delivery-models.ts'

/** What is known of a provider when it is added; any script, shown as written. */
export const providerDetails = z.strictObject({
  name: line,
  country: line.optional(),
  deliveryModel: z.enum(deliveryModels).optional(),
  summary: text.optional(),
  address: text.optional(),
  contacts: text.optional(),
  identifiers: text.optional(),
  sites: text.optional(),
  services: text.optional(),
  languages: text.optional(),
})
export type ProviderDetails = z.infer<typeof providerDetails>

export const provider = z.strictObject({
  id,
  name: line,
  country: line.nullable(),
  deliveryModel: z.enum(deliveryModels).nullable(),
  summary: text.nullable(),
  address: text.nullable(),
  contacts: text.nullable(),
  identifiers: text.nullable(),
  sites: text.nullable(),
  services: text.nullable(),
  languages: text.nullable(),
})
export type Provider = z.infer<typeof provider>

export const providersContract = {
  'provider.add': command(providerDetails, provider),
  /** Replaces what is known of a provider; what is left out is no longer known. Every tender shows it under its new name. */
  'provider.update': command(providerDetails.extend({ provider: id }), provider),
  'provider.list': query(z.strictObject({}), z.array(provider)),
}
