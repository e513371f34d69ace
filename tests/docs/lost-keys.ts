import { translator } from '../../shared/messages/translate.ts'
import { lostKeyProcedure } from '../../shared/sealing/lost-keys.ts'

/** The procedure for lost keys as it is told before the first key is made, in Markdown. */
export function lostKeys(): string {
  const translate = translator('en')
  return lostKeyProcedure
    .map(({ title, steps }) =>
      [`## ${translate(title)}`, '', ...steps.map((step, index) => `${index + 1}. ${translate(step)}`)].join('\n'),
    )
    .join('\n\n')
}
