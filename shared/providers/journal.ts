import { about, factColumns, type RowReadings, text, word } from '../workspace/reading.ts'

/** How providers read in the journal. */
export const providerReadings: RowReadings = {
  provider: { kind: 'journal.kind.provider', quiet: true, columns: { id: about('provider') } },
  provider_details: {
    kind: 'journal.kind.provider',
    columns: {
      ...factColumns,
      provider_id: about('provider', 'name'),
      name: text('journal.field.name'),
      country: text('journal.field.country'),
      delivery_model: word('journal.field.deliveryModel', {
        onshore: 'bids.model.onshore',
        nearshore: 'bids.model.nearshore',
        offshore: 'bids.model.offshore',
        kpo: 'bids.model.kpo',
      }),
      summary: text('journal.field.summary'),
      address: text('providers.detail.address'),
      contacts: text('providers.detail.contacts'),
      identifiers: text('providers.detail.identifiers'),
      sites: text('providers.detail.sites'),
      services: text('providers.detail.services'),
      languages: text('providers.detail.languages'),
    },
  },
}
