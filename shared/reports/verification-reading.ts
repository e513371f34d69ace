import type { Output } from '../contract.ts'
import type { PageKey } from '../messages/translation.ts'
import { assayVersion } from '../version.ts'

type Verified = Output<'report.verify'>
type Say = (key: PageKey, values?: Readonly<Record<string, string | number>>) => string

/** One thing that was found: a sentence, whether it is good news, and what it is about, item by item. */
export type Finding = { good: boolean; text: string; items: string[] }

/** More items are counted. */
const mostItems = 40

/**
 * What came of checking a report, in sentences: the verdict first, then what it rests on. `moment` says an instant in the reader's words.
 */
export function findingsOf(verified: Verified, say: Say, moment: (instant: string) => string): Finding[] {
  const { verdict, figures, obstacle, compared, registered, workspace, head, program } = verified
  const items = (all: readonly string[], count: number): string[] => {
    const shown = all.slice(0, mostItems)
    return count > shown.length ? [...shown, say('reportCheck.more', { count: count - shown.length })] : shown
  }
  const values = ({ differing, differences }: Verified['figures'], by: 'figures' | 'facts'): Omit<Finding, 'text'> => ({
    good: differing === 0,
    items: items(
      differences.slice(0, mostItems).map(({ place, recorded, recomputed }) =>
        say('reportCheck.value', {
          place: place.reduce((outer, inner) => say('reportCheck.place', { outer, inner })),
          found: recorded ?? say('reportCheck.nothing'),
          expected: recomputed ?? say('reportCheck.nothing'),
          by,
        }),
      ),
      differing,
    ),
  })
  const plain = (text: string, good = true): Finding => ({ good, text, items: [] })
  const { at, ...state } = head
  return [
    plain(say('reportCheck.verdict', { verdict }), verdict === 'agrees' || verdict === 'consistent'),
    {
      ...values(figures, 'figures'),
      text: say('reportCheck.figures', { figures: figures.figures, differing: figures.differing }),
    },
    ...(obstacle === null ? [] : [plain(say('reportCheck.obstacle', { obstacle, program, own: assayVersion }), false)]),
    ...(compared === null
      ? []
      : [
          { ...values(compared.facts, 'facts'), text: say('reportCheck.facts', { differing: compared.facts.differing }) },
          ...(compared.pages.pages === 0
            ? []
            : [
                {
                  good: compared.pages.differing === 0,
                  text: say('reportCheck.pages', { pages: compared.pages.pages, differing: compared.pages.differing }),
                  items: items(
                    compared.pages.differences.map((difference) => say('reportCheck.page', difference)),
                    compared.pages.differences.length,
                  ),
                },
                plain(say('reportCheck.saved', { saved: compared.saved })),
              ]),
        ]),
    ...(registered === null ? [] : [plain(say('reportCheck.registered', { at: moment(registered) }))]),
    plain(say('reportCheck.state', { ...state, title: workspace.title, at: moment(at) })),
  ]
}
