import type { Translate } from '../../../shared/messages/translate.ts'
import type { Progress } from '../../../shared/procedure.ts'
import type { Streams } from './streams.ts'

/** Shows how far long work has come on one line of a terminal; says nothing where nobody watches. */
export function progressLine(
  { error, isTerminal }: Streams,
  translate: Translate,
): { show: (progress: Progress) => void; clear: () => void } {
  if (!isTerminal) return { show: () => {}, clear: () => {} }
  let shown = false
  return {
    show: ({ done, total }) => {
      shown = true
      error(`\r\u001b[K${translate('commandLine.progress', { done, total })}`)
    },
    clear: () => {
      if (shown) error('\r\u001b[K')
    },
  }
}
