import type { Instrument, Section } from './model.ts'

/** Numbers as the bidder reads them: `4.12` is the twelfth question of the fourth top-level section. */
export function questionNumbers(instrument: Pick<Instrument, 'sections'>): Map<string, string> {
  const numbers = new Map<string, string>()
  for (const [index, section] of instrument.sections.entries()) {
    let count = 0
    const walk = ({ questions, sections = [] }: Section): void => {
      for (const { id } of questions) numbers.set(id, `${index + 1}.${++count}`)
      for (const inner of sections) walk(inner)
    }
    walk(section)
  }
  return numbers
}
