import { expect, it } from 'vitest'
import { translator } from '../../shared/messages/translate.ts'
import { arrivalOf } from '../../shared/responses/arrival.ts'

it.each([
  ['inTime', false, 'inTime', 'in time'],
  ['inTime', true, 'doubtful', 'in time by a clock that was set back'],
  ['late', true, 'late', 'late'],
  ['noDeadline', true, 'noDeadline', 'no deadline'],
] as const)(
  'A package that was %s counts so, unless the clock had been set back (%s)',
  (punctuality, clockWentBack, arrival, words) => {
    expect(arrivalOf({ punctuality, clockWentBack })).toBe(arrival)
    expect(translator('en')('commandLine.punctuality', { punctuality: arrival })).toBe(words)
  },
)
