import type { ReactNode } from 'react'
import type { Ranking } from '../../shared/decisions/model.ts'
import { unanswered } from '../../shared/decisions/reading.ts'
import type { Robustness } from '../../shared/decisions/robustness-model.ts'
import { type Saying, sayLeftOut, sayScore, sayTransfer, sayWeights } from '../../shared/decisions/robustness-reading.ts'
import { useWords } from '../ui/words.tsx'
import styles from './Sentences.module.css'
import { useVoice } from './voice.ts'

/** What holds the first place, and what would turn it; what could turn it as things stand comes first. */
export function Sentences({ ranking, robustness }: { ranking: Ranking; robustness: Robustness }) {
  const voice = useVoice()
  const open = useOpenSaying(ranking, robustness)
  const leftOut = sayLeftOut(robustness, voice)
  const changes = [...robustness.bidders, ...robustness.evaluators].some((one) => one.changes)
  const inOrder = [
    ...(robustness.settled ? [] : [open]),
    ...(changes ? [leftOut] : []),
    sayWeights(robustness, voice),
    ...(changes ? [] : [leftOut]),
    ...(robustness.settled ? [open] : []),
  ]
  return <Sayings sayings={inOrder} />
}

/** The sentences of the tests alone. */
export function TestSentences({ robustness }: { robustness: Robustness }) {
  const voice = useVoice()
  const sayings = [
    sayWeights(robustness, voice),
    sayTransfer(robustness, voice),
    sayScore(robustness, voice),
    sayLeftOut(robustness, voice),
  ]
  return <Sayings sayings={sayings} />
}

function Sayings({ sayings }: { sayings: readonly (Saying<string> | null)[] }) {
  return (
    <div className={styles.sentences}>
      {sayings.map(
        (saying) =>
          saying && (
            <Sentence key={saying.title} title={saying.title}>
              {saying.texts.join(' ')}
            </Sentence>
          ),
      )}
    </div>
  )
}

/** Rivals that one sentence names. */
const mostRivals = 2

/** Whether what is missing could still bring somebody else first. */
function useOpenSaying({ places, pricesOpen }: Ranking, { first, settled, rivals }: Robustness): Saying<string> | null {
  const { translate, list } = useWords()
  const blanks = places.reduce((sum, { counts }) => sum + unanswered(counts), 0)
  const unscored = places.reduce((sum, { counts }) => sum + counts.unscored, 0)
  const counts = [
    ...(blanks > 0 || unscored > 0 ? [translate('compare.openCounts', { blanks, unscored })] : []),
    ...(pricesOpen ? [translate('compare.pricesOpen')] : []),
  ]
  if (first.length === 0) return counts.length > 0 ? { title: translate('compare.stillOpen'), texts: counts } : null
  if (settled) return { title: translate('compare.settled'), texts: [translate('compare.settledText'), ...counts] }
  const more = rivals.length - mostRivals
  const bidders = list([
    ...rivals.slice(0, mostRivals).map(({ bidder }) => bidder),
    ...(more > 0 ? [translate('compare.moreRivals', { count: more })] : []),
  ])
  return {
    title: translate('compare.unsettled'),
    texts: [translate('compare.unsettledText', { count: rivals.length, bidders }), ...counts],
  }
}

function Sentence({ title, children }: { title: string; children: ReactNode }) {
  return (
    <p className={styles.sentence}>
      <strong>{title}</strong> {children}
    </p>
  )
}
