import type { ReactNode } from 'react'
import { shownName, shownText } from '../../shared/file-name.ts'
import type { Excerpt, Marked } from '../../shared/search/contract.ts'
import styles from './search.module.css'

/**
 * A text of the workspace with its matches marked, and a sign where it was cut. It stays as its author wrote it, in any language, but for
 * what would go unseen in the name of a file, or turn other text about.
 */
export function MarkedText({ of, isFileName = false }: { of: Marked | Excerpt; isFileName?: boolean }) {
  const shown = (text: string) => (isFileName ? shownName(text) : shownText(inOneLine(text)))
  const pieces: ReactNode[] = []
  let end = 0
  for (const match of of.matches) {
    pieces.push(shown(of.text.slice(end, match.start)))
    pieces.push(
      <mark key={match.start} className={styles.match}>
        {shown(of.text.slice(match.start, match.end))}
      </mark>,
    )
    end = match.end
  }
  const cut = 'cutBefore' in of ? of : { cutBefore: false, cutAfter: false }
  return (
    <bdi translate="no">
      {cut.cutBefore && '… '}
      {pieces}
      {shown(of.text.slice(end))}
      {cut.cutAfter && ' …'}
    </bdi>
  )
}

/** Lines, as of a list or of a table, stand behind one another: with a dot between them, unless a sentence ends there. */
function inOneLine(text: string): string {
  return text.replace(/([.:;?。])?\s*\n\s*/g, (_, end?: string) => (end === undefined ? ' · ' : `${end} `))
}
