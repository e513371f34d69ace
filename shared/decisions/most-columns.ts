/** Most bids that one comparison shows side by side. */
export const mostColumns = 12
