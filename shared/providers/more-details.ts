/** What more can be known of a provider, each as people write it; more than one on lines of its own, such as contact persons. */
export const moreDetails = ['address', 'contacts', 'identifiers', 'sites', 'services', 'languages'] as const
export type MoreDetail = (typeof moreDetails)[number]
