import type { Translate } from '../../messages/translate.ts'
import { type Remarks, shortened } from './remarks.ts'
import type { ReturnedRow } from './returned.ts'
import { takeText, withoutFault } from './take-cell.ts'

/** The comment of a row as it stands after an import: an emptied or unreadable one stays as it was recorded. */
export function commentOf(row: ReturnedRow | undefined, recorded: string | null, remarks: Remarks): string | null {
  if (!row?.sheet.columns.has('comment')) return recorded
  const comment = withoutFault(remarks, () => takeText(row, 'comment', remarks) ?? '')
  if (comment === undefined) return recorded
  if (comment === '') {
    if (recorded !== null) remarks.add('commentEmptied')
    return recorded
  }
  if (recorded === null) remarks.add('commentAdded')
  else if (recorded !== comment) remarks.add('commentChanged', { before: shortened(recorded), after: shortened(comment) })
  return comment
}

/** A comment in the place of what it stands beside; null where there is none. */
export function commentShown(comment: string | null, translate: Translate): string | null {
  return comment === null ? null : translate('import.comment', { text: shortened(comment) })
}
