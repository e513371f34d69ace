import { Children, type ReactNode } from 'react'

/** Plain texts in what is shown, each in its own direction, whatever that of the window is. */
export function isolated(shown: ReactNode): ReactNode {
  // Each text stands by itself: no list is drawn of them.
  return Children.map(shown, (one) => (typeof one === 'string' ? <bdi>{one}</bdi> : one))
}
