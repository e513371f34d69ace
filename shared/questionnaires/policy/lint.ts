import type { Template } from '../model.ts'
import { questionFindings } from './about-questions.ts'
import {
  compensationFindings,
  cycleFindings,
  directionFindings,
  maximumFindings,
  notApplicableFindings,
  weightFindings,
} from './about-the-whole.ts'
import type { Finding } from './finding.ts'
import { outlookOf } from './outlook.ts'
import { neverAsked } from './possible.ts'

export type LintOptions = {
  /** The total out of 100 that a bid must reach, as a decimal. A bid that fails all critical questions should not. */
  level?: string | undefined
  /** The critical questions by id; the heaviest where none are named. */
  critical?: readonly string[] | undefined
}

/** The total that a bid is taken to need where nobody says another. */
const defaultLevel = '60'

/**
 * What the author of a template may not mean by its scoring: maxima that nobody reaches, weights that cannot matter, ways to gain by “not
 * applicable”, critical questions that others make up for, questions that are never asked. Works on a template that is still being written
 * and is not sound yet. Findings about single questions come first, in reading order.
 */
export function lintTemplate(
  template: Pick<Template, 'criteria' | 'sections' | 'scale' | 'locale'>,
  { level = defaultLevel, critical }: LintOptions = {},
): Finding[] {
  const outlook = outlookOf(template)
  return [
    ...questionFindings(outlook, neverAsked(outlook.questions)),
    ...cycleFindings(outlook),
    ...weightFindings(outlook),
    ...maximumFindings(outlook),
    ...notApplicableFindings(outlook),
    ...compensationFindings(outlook, level, critical),
    ...directionFindings(outlook),
  ]
}
