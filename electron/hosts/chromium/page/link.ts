/** Under which a page finds the binding of the debugging pipe, and leaves its own end of the link, until either is taken away. */
export const bindingName = 'assayLink'

/** One message of a page: its number, its channel, and the texts that go with it. */
export type Envelope = readonly [number: number, channel: string, ...texts: string[]]

/** The channel on which a page says that its end of the link is there. */
export const readyChannel = 'link:ready'
/** The channel on which a page asks for the path of the file that it holds under a number. */
export const pathChannel = 'link:path'

/** The end of the link in the page, which only the ground floor can reach. */
export type PageEnd = {
  /** The answer to a message, by its number, or why there is none. */
  answer: (number: number, text: string) => void
  fail: (number: number, reason: string) => void
  /** What the page did not ask for, by its channel. */
  tell: (channel: string, text: string) => void
  file: (number: number) => File | undefined
}
