import { IntlMessageFormat } from 'intl-messageformat'
import { english } from '../../shared/messages/en/index.ts'
import { translator } from '../../shared/messages/translate.ts'
import { bench } from './harness.ts'

const values = { field: 'title', reason: 'is empty' }
const repeated = (work: () => unknown) => () => {
  for (let time = 0; time < 10_000; time++) work()
}

bench('10,000 messages, as against formats that are parsed already', () => {
  const format = new IntlMessageFormat(english['error.input.invalid'], 'en')
  const translate = translator('en')
  return {
    floor: repeated(() => format.format(values)),
    subject: repeated(() => translate('error.input.invalid', values)),
    limit: { ratio: 1.5 },
  }
})
