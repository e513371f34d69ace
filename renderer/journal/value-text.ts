import type { JournalValue } from '../../shared/journal/contract.ts'
import type { Words } from '../ui/words.tsx'

/** A value of the journal as this window shows such values everywhere. */
export function valueText(value: JournalValue, { number, money, moment, size }: Words): string {
  switch (value.kind) {
    case 'text':
      return value.text
    case 'number':
      return number(value.number)
    case 'moment':
      return moment(value.at)
    case 'money':
      return money(value.amount, value.currency)
    case 'size':
      return size(value.bytes)
  }
}
