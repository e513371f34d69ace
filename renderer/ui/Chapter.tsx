import { type ReactNode, useId } from 'react'
import styles from './Chapter.module.css'

/** A named part of a page: its name and what it is about stand in the margin, its matter beside them. */
export function Chapter({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.chapter} aria-labelledby={id}>
      <header className={styles.margin}>
        <h2 id={id}>{title}</h2>
        {about !== undefined && <p className={styles.about}>{about}</p>}
      </header>
      <div className={styles.matter}>{children}</div>
    </section>
  )
}
