import type { ReactNode } from 'react'
import layout from '../ui/layout.module.css'

/** A screen that shows its name and a state, since what it is for is not there: nobody has entered it, or it cannot be read. */
export function StatePage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={layout.page}>
      <header>
        <h1>{title}</h1>
      </header>
      {children}
    </div>
  )
}
