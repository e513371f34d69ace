/** Where in a document a text stands: in what people read, in what is said about it, in a comment, or in the name of a part. */
export const documentPlaces = ['text', 'metadata', 'comment', 'name'] as const
export type DocumentPlace = (typeof documentPlaces)[number]

/** Why something of a document cannot be looked into. */
export const unreadReasons = ['kind', 'pictures', 'encrypted', 'damaged', 'large', 'time'] as const
export type UnreadReason = (typeof unreadReasons)[number]
