import { type CalendarDate, type CalendarDateTime, parseDate, parseDateTime } from '@internationalized/date'
import { use, useEffect, useRef, useState } from 'react'
import {
  DateField as AriaDateField,
  type DateFieldState,
  DateFieldStateContext,
  DateInput,
  DateSegment,
} from 'react-aria-components'
import { Calendar } from './Calendar.tsx'
import { classes } from './classes.ts'
import styles from './DateField.module.css'
import { isDatePart, readDate, type TypedDate, writeDate } from './date-text.ts'
import fields from './Fields.module.css'
import { type FieldProps, Frame } from './Fields.tsx'
import { useWords } from './words.tsx'

/**
 * A local date, or a local date with its time, typed part by part in the order of the reader's language or taken from a calendar. It
 * comes as ISO 8601 without a zone (`2026-11-30`, `2026-11-30T17:00`), empty when there is none; while parts are missing, as a text that
 * is no date and still holds the others (`2026-11-XX`).
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
  const [open, setOpen] = useState(false)
  const group = useRef<HTMLDivElement>(null)
  const typed = readDate(value)
  return (
    <AriaDateField
      className={fields.field ?? ''}
      defaultValue={wholeDate(typed, time)}
      granularity={time ? 'minute' : 'day'}
      hourCycle={24}
      shouldForceLeadingZeros
      isInvalid={error !== undefined}
      isDisabled={disabled}
      isRequired={required}
      autoFocus={autoFocus}
      validationBehavior="aria"
      onKeyDown={({ key, altKey }) => {
        if (altKey && key === 'ArrowDown') setOpen(true)
      }}
    >
      <Frame label={label} hint={hint} error={error}>
        <div
          ref={group}
          className={classes(fields.group, styles.group)}
          data-invalid={error !== undefined || undefined}
          data-disabled={disabled || undefined}
        >
          <DateInput className={classes(fields.input, styles.parts)}>
            {(segment) => (
              <DateSegment segment={segment} className={styles.segment ?? ''}>
                {({ text, isPlaceholder, type }) => (isPlaceholder && isDatePart(type) ? translate(`parts.date.${type}`) : text)}
              </DateSegment>
            )}
          </DateInput>
          <Calendar
            label={translate('parts.date.calendar', { field: label })}
            field={group}
            disabled={disabled}
            open={open}
            onOpenChange={setOpen}
            day={wholeDay(typed)}
            first={wholeDay({ ...typed, day: 1 })}
            onChoose={({ year, month, day }) => onChange(writeDate({ ...typed, year, month, day }, time))}
          />
        </div>
        <Exchange value={value} onChange={onChange} time={time} />
      </Frame>
    </AriaDateField>
  )
}

/** Tells what is typed, part by part, and puts into the field what came from elsewhere. */
function Exchange({ value, onChange, time }: { value: string; onChange: (value: string) => void; time: boolean }) {
  const state = use(DateFieldStateContext)
  const typed = writeDate(typedIn(state), time)
  const told = useRef(typed)
  const seen = useRef(typed)
  const wanted = useRef<TypedDate>(undefined)
  // The field takes one part at a time: it is drawn again after each, and this goes on until all are there.
  useEffect(() => {
    if (value !== seen.current) {
      seen.current = value
      if (value !== told.current) wanted.current = readDate(value)
    }
    if (wanted.current && state) {
      if (typed !== writeDate(wanted.current, time)) {
        approach(state, wanted.current, time)
        return
      }
      wanted.current = undefined
      told.current = typed
    }
    if (typed === told.current) return
    told.current = typed
    onChange(typed)
  })
  return null
}

/** Changes the first part of a field that is not as it is wanted; a whole date at once. */
function approach(state: DateFieldState, wanted: TypedDate, time: boolean): void {
  const whole = wholeDate(wanted, time)
  if (whole || Object.keys(wanted).length === 0) state.setValue(whole)
  else
    for (const { type, value, isPlaceholder } of state.segments) {
      if (!isDatePart(type)) continue
      const part = wanted[type]
      if (part === (isPlaceholder ? undefined : value)) continue
      if (part === undefined) state.clearSegment(type)
      else state.setSegment(type, part)
      return
    }
}

/** The parts of the field that have been typed. */
function typedIn(state: DateFieldState | null): TypedDate {
  const typed = (state?.segments ?? []).filter(({ isPlaceholder }) => !isPlaceholder)
  return Object.fromEntries(typed.flatMap(({ type, value }) => (isDatePart(type) ? [[type, value]] : [])))
}

/** The local date, or the date with its time, of these parts; nothing while they are not whole. */
function wholeDate(date: TypedDate, time: boolean): CalendarDate | CalendarDateTime | null {
  return time ? attempt(() => parseDateTime(writeDate(date, true))) : wholeDay(date)
}

function wholeDay(date: TypedDate): CalendarDate | null {
  return attempt(() => parseDate(writeDate(date, false)))
}

function attempt<Value>(read: () => Value): Value | null {
  try {
    return read()
  } catch {
    return null
  }
}
