import { type ReactNode, useId } from 'react'
import styles from './Inspector.module.css'
import { isolated } from './isolated.tsx'

/** What lies behind the thing that is looked at. */
export function Inspector({ context, title, children }: { context: ReactNode; title: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.inspector}>
      <header>
        <p className={styles.context}>{isolated(context)}</p>
        <h2>{isolated(title)}</h2>
      </header>
      {children}
    </div>
  )
}

export function InspectorPart({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h3 id={id}>{isolated(title)}</h3>
      {children}
    </section>
  )
}

/** A name, what it is, and why. */
export function InspectorEntry({ name, value, children }: { name: ReactNode; value?: ReactNode; children?: ReactNode }) {
  return (
    <div className={styles.entry}>
      <span>{isolated(name)}</span>
      <span className={styles.value}>{value}</span>
      {children !== undefined && <div className={styles.text}>{isolated(children)}</div>}
    </div>
  )
}
