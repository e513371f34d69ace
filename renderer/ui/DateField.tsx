import { type CalendarDate, type CalendarDateTime, parseDate, parseDateTime } from '@internationalized/date'
import { use, useEffect, useMemo, useRef, useState } from 'react'
import { DateField as AriaDateField, DateFieldStateContext, DateInput, DateSegment } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './DateField.module.css'
import fields from './Fields.module.css'
import { type FieldProps, Frame } from './Fields.tsx'
import { useWords } from './words.tsx'

/** What the field says while only a part of the date is there: no date, and not nothing either. */
const unfinished = '…'

/** Parts for which a sign stands until they are typed. */
const parts = ['day', 'month', 'year', 'hour', 'minute'] as const

/**
 * A local date, or a local date with its time, typed part by part in the order of the reader's language. It comes as ISO 8601 without
 * a zone (`2026-11-30`, `2026-11-30T17:00`), empty when there is none; while a part is missing, as a text that is no date.
 */
export function DateField({
  label,
  hint,
  error,
  disabled = false,
  required = false,
  autoFocus = false,
  value,
  onChange,
  time = false,
}: FieldProps & { value: string; onChange: (value: string) => void; time?: boolean }) {
  const { translate } = useWords()
  // What has been typed in part stands only as long as the date behind it stays the same.
  const [behind, setBehind] = useState(value)
  if (value !== unfinished && value !== behind) setBehind(value)
  const date = useMemo(() => read(behind, time), [behind, time])
  const textOf = (next: CalendarDate | CalendarDateTime | null) => next?.toString().slice(0, time ? 16 : 10) ?? ''
  return (
    <AriaDateField
      className={fields.field ?? ''}
      value={date}
      onChange={(next) => onChange(textOf(next))}
      granularity={time ? 'minute' : 'day'}
      hourCycle={24}
      shouldForceLeadingZeros
      isInvalid={error !== undefined}
      isDisabled={disabled}
      isRequired={required}
      autoFocus={autoFocus}
      validationBehavior="aria"
    >
      <Frame label={label} hint={hint} error={error}>
        <DateInput className={classes(fields.input, styles.parts)}>
          {(segment) => (
            <DateSegment segment={segment} className={styles.segment ?? ''}>
              {({ text, isPlaceholder, type }) => {
                const part = isPlaceholder ? parts.find((one) => one === type) : undefined
                return part ? translate(`parts.date.${part}`) : text
              }}
            </DateSegment>
          )}
        </DateInput>
        <Completeness value={value} whole={textOf(date)} onChange={onChange} />
      </Frame>
    </AriaDateField>
  )
}

/** Tells when only a part of the date is there, and when that is over without another date than before. */
function Completeness({ value, whole, onChange }: { value: string; whole: string; onChange: (value: string) => void }) {
  const state = use(DateFieldStateContext)
  const editable = state?.segments.filter(({ isEditable }) => isEditable) ?? []
  const missing = editable.filter(({ isPlaceholder }) => isPlaceholder).length
  const said = missing === 0 ? whole : missing === editable.length ? '' : unfinished
  const tell = useRef(onChange)
  tell.current = onChange
  useEffect(() => {
    if ((said === unfinished) !== (value === unfinished)) tell.current(said)
  }, [said, value])
  return null
}

/** A local date in the form in which the field gives it; nothing for what is none. */
function read(text: string, time: boolean): CalendarDate | CalendarDateTime | null {
  try {
    return time ? parseDateTime(text) : parseDate(text)
  } catch {
    return null
  }
}
