/** Where a command line writes to, and whether a person is watching. */
export type Streams = { out: (text: string) => void; error: (text: string) => void; isTerminal: boolean }
