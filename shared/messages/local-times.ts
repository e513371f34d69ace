import type { MessageKey, MessageValues, Translate } from './translate.ts'

/** An instant as a clock here shows it, and how far that is from UTC: `2026-09-28 15:42:00 +02:00`. */
export function localTime(instant: string): string {
  const date = new Date(instant)
  const ahead = -date.getTimezoneOffset()
  const shown = new Date(date.getTime() + ahead * 60_000).toISOString()
  const away = [Math.floor(Math.abs(ahead) / 60), Math.abs(ahead) % 60].map((part) => String(part).padStart(2, '0'))
  return `${shown.slice(0, -5).replace('T', ' ')} ${ahead < 0 ? '-' : '+'}${away.join(':')}`
}

/**
 * A translate function that says instants as clocks here show them. It is for what people read on this machine: what is written to files
 * reads the same everywhere.
 */
export function inLocalTime(translate: Translate): Translate {
  const { locale, list } = translate
  return Object.assign((key: MessageKey, values?: MessageValues) => translate(key, values && withLocalTimes(values)), {
    locale,
    list,
    in: (other: string) => {
      const found = translate.in(other)
      return found && inLocalTime(found)
    },
  })
}

/** How every instant of the contract is written. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

function withLocalTimes(values: MessageValues): MessageValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && instant.test(value) ? localTime(value) : value,
    ]),
  )
}
