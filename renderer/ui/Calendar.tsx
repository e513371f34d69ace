import type { CalendarDate } from '@internationalized/date'
import type { RefObject } from 'react'
import {
  Calendar as AriaCalendar,
  Button,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
  Dialog,
  DialogTrigger,
  Popover,
} from 'react-aria-components'
import styles from './Calendar.module.css'
import { classes } from './classes.ts'
import fields from './Fields.module.css'
import popover from './Popover.module.css'
import { useWords } from './words.tsx'

/** The height of a window in which a month has room over or under its field wherever that stands, in pixels. */
const roomy = 560

/** A button that opens a month of days to choose one from; its weeks begin as they do where the reader's language is spoken. */
export function Calendar({
  label,
  field,
  disabled,
  open,
  onOpenChange,
  day,
  first,
  onChoose,
}: {
  label: string
  /** What the month hangs from. */
  field: RefObject<Element | null>
  disabled: boolean
  open: boolean
  onOpenChange: (open: boolean) => void
  /** The day that is chosen. */
  day: CalendarDate | null
  /** Where to begin while no day is chosen; without it, today. */
  first: CalendarDate | null
  onChoose: (day: CalendarDate) => void
}) {
  const { translate } = useWords()
  return (
    <DialogTrigger isOpen={open} onOpenChange={onOpenChange}>
      <Button aria-label={label} isDisabled={disabled} className={classes(fields.step, styles.opener)}>
        <span aria-hidden className={styles.sign} />
      </Button>
      <Popover
        className={classes(popover.popover, styles.popover)}
        offset={4}
        {...(innerHeight < roomy ? { placement: 'start' } : { placement: 'bottom start', triggerRef: field })}
      >
        <Dialog aria-label={label} className={popover.bare ?? ''}>
          <AriaCalendar
            autoFocus
            className={styles.calendar ?? ''}
            value={day}
            defaultFocusedValue={day ?? first}
            onChange={(chosen) => {
              onChoose(chosen)
              onOpenChange(false)
            }}
          >
            <header className={styles.header}>
              <Button slot="previous" aria-label={translate('parts.date.previousMonth')} className={styles.turn ?? ''}>
                <span aria-hidden className={styles.before} />
              </Button>
              <CalendarHeading className={styles.month ?? ''} />
              <Button slot="next" aria-label={translate('parts.date.nextMonth')} className={styles.turn ?? ''}>
                <span aria-hidden className={styles.after} />
              </Button>
            </header>
            <CalendarGrid weekdayStyle="short">
              <CalendarGridHeader>
                {(name) => <CalendarHeaderCell className={styles.weekday ?? ''}>{name}</CalendarHeaderCell>}
              </CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.day ?? ''} />}</CalendarGridBody>
            </CalendarGrid>
          </AriaCalendar>
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}
