/** Of a provider of whom nothing more is known than a test says. */
export const nothingMore = { address: null, contacts: null, identifiers: null, sites: null, services: null, languages: null }
