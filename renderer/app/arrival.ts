import { addressOf, go, type Route } from './routing.ts'

const inTables = '[role=grid] [data-row][tabindex="0"]'
const others = 'input, textarea, button, a[href]'

/** Goes to a screen by keyboard, and takes the focus to the first useful thing there: a cell of its table, else its first control. */
export function goByKeyboard(route: Route): void {
  const leaving = location.hash !== addressOf(route)
  const left = document.activeElement
  go(route)
  if (leaving) addEventListener('hashchange', () => arrive(left), { once: true })
  else arrive(null)
}

/** The screen before may still be there, out of sight. */
function firstOf(main: HTMLElement, selector: string): HTMLElement | undefined {
  return [...main.querySelectorAll<HTMLElement>(selector)].find((one) => one.checkVisibility())
}

/** Waits until something useful is there, or until a person goes on. `left` had the focus on the screen before, which may still show. */
function arrive(left: Element | null): void {
  const main = document.getElementById('main')
  if (!main) return
  let frame = 0
  // A screen that takes the focus itself does so within a frame.
  const later = () => {
    cancelAnimationFrame(frame)
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(settle)
    })
  }
  const observer = new MutationObserver(later)
  const stop = () => {
    cancelAnimationFrame(frame)
    observer.disconnect()
    for (const event of ['keydown', 'pointerdown', 'hashchange']) removeEventListener(event, stop, true)
  }
  const settle = () => {
    const { activeElement } = document
    if (activeElement === left && left?.isConnected && main.contains(left)) return later()
    if (activeElement && activeElement !== document.body && activeElement !== main) return stop()
    // What is still being read may bring the table.
    const loading = firstOf(main, '[role=status], [aria-busy=true]')
    const first = firstOf(main, inTables) ?? (loading ? undefined : firstOf(main, others))
    if (!first) return
    first.focus({ preventScroll: true })
    stop()
  }
  for (const event of ['keydown', 'pointerdown', 'hashchange']) addEventListener(event, stop, true)
  observer.observe(main, { childList: true, subtree: true })
  later()
}
