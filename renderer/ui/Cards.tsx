import type { ReactNode } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import styles from './Cards.module.css'

/** One of a few things that are shown beside each other in full; arrows go from one to the next. */
export function Cards({
  label,
  cards,
  value,
  onChange,
  autoFocus = false,
}: {
  label: string
  cards: readonly { value: string; title: string; content: ReactNode }[]
  value: string | null
  onChange: (value: string) => void
  autoFocus?: boolean
}) {
  return (
    <RadioGroup aria-label={label} className={styles.cards ?? ''} value={value} onChange={onChange}>
      {cards.map((card, index) => (
        <Radio key={card.value} value={card.value} className={styles.card ?? ''} autoFocus={autoFocus && index === 0}>
          <span className={styles.title}>
            <span aria-hidden className={styles.dot} />
            <bdi>{card.title}</bdi>
          </span>
          {card.content}
        </Radio>
      ))}
    </RadioGroup>
  )
}
