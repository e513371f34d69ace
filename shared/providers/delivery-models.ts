/** Where the work is done, seen from the client, or that it is knowledge work. */
export const deliveryModels = ['onshore', 'nearshore', 'offshore', 'kpo'] as const
