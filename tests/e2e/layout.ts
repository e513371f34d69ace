import type { Page } from 'playwright-core'
import { english } from '../../shared/messages/en/index.ts'
import { type MessageKey, translator } from '../../shared/messages/translate.ts'

const isKey = (key: string): key is MessageKey => key in english
/** Messages that stand as they are in the catalogue of a language. */
function fixedTexts(locale: string): Set<string> {
  const translate = translator(locale)
  return new Set(Object.entries(english).flatMap(([key, text]) => (isKey(key) && !text.includes('{') ? [translate(key)] : [])))
}
const fixedTextsOf = new Map<string, Set<string>>()

/** Texts that are cut: hidden without a sign of it, or a fixed text of the catalogue that has no room. */
export async function cutTexts(page: Page, locale: string): Promise<string[]> {
  const fixed = fixedTextsOf.get(locale) ?? fixedTexts(locale)
  fixedTextsOf.set(locale, fixed)
  const cut: { text: string; shows: boolean }[] = await page.evaluate(`(() => {
    const found = []
    if (document.documentElement.scrollWidth > innerWidth) found.push({ text: 'the page is wider than the window', shows: false })
    for (const element of document.body.querySelectorAll('*')) {
      const text = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map(({ data }) => data).join('').replace(/[\\u200e\\u200f\\u2066-\\u2069]/g, '').trim()
      if (text === '' || !element.checkVisibility()) continue
      const { overflowX, textOverflow, clipPath, webkitLineClamp } = getComputedStyle(element)
      if (clipPath !== 'none' || overflowX === 'visible' || overflowX === 'auto' || overflowX === 'scroll') continue
      const over = element.scrollWidth > element.clientWidth + 1 || (webkitLineClamp !== 'none' && element.scrollHeight > element.clientHeight + 2)
      if (over) found.push({ text, shows: textOverflow === 'ellipsis' || webkitLineClamp !== 'none' })
    }
    return found
  })()`)
  return cut.flatMap(({ text, shows }) => (shows && !fixed.has(text) ? [] : [text]))
}

/**
 * How many texts of a mirrored page are marked as running to the right; and those texts, marked or written by people in such a
 * script, in which something stands before what it follows.
 */
export function markedTexts(page: Page): Promise<{ count: number; disordered: string[] }> {
  return page.evaluate(`(() => {
    const disordered = []
    let count = 0
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const node = walker.currentNode
      const marked = /[\\u200e\\u2066]/.test(node.data)
      const written = /\\p{L}/u.test(node.data) && !/[\\u0590-\\u08ff]/.test(node.data)
      if (!(marked || written) || !node.parentElement.checkVisibility()) continue
      if (marked) count++
      const lines = new Map()
      for (const { index, 0: { length } } of node.data.matchAll(/[^\\s\\u200e\\u200f\\u2066-\\u2069]/gu)) {
        const range = document.createRange()
        range.setStart(node, index)
        range.setEnd(node, index + length)
        const { left, bottom, width } = range.getBoundingClientRect()
        if (width > 0) lines.set(Math.round(bottom), [...(lines.get(Math.round(bottom)) ?? []), left])
      }
      for (const lefts of lines.values())
        if (lefts.some((left, place) => place > 0 && left < lefts[place - 1] - 0.5)) disordered.push(node.data)
    }
    return { count, disordered }
  })()`)
}

/** Controls that cannot be brought into sight, or that something else covers when they are; each by its text or name. */
export function unreachable(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const found = []
    const nameOf = (one) => (one.getAttribute('aria-label') || one.labels?.[0]?.textContent || one.textContent).trim().slice(0, 60)
    for (const control of document.querySelectorAll('#root a[href], #root button, #root input, #root textarea')) {
      if (!control.checkVisibility({ visibilityProperty: true }) || control.closest('[aria-hidden=true]')) continue
      // As the Tab key does it: the way past the topics shows itself only then.
      control.focus({ preventScroll: true })
      const shown = control.matches('input[type=checkbox], input[type=radio]') ? control.closest('label') ?? control : control
      shown.scrollIntoView({ block: 'nearest', inline: 'nearest' })
      const { left, right, top, bottom } = shown.getBoundingClientRect()
      const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2]
      const there = right > 0 && left < innerWidth && bottom > 0 && top < innerHeight && document.elementFromPoint(x, y)
      if (there && (left < -1 || right > innerWidth + 1)) found.push('beyond the edge: ' + nameOf(control))
      if (!there) found.push('out of sight: ' + nameOf(control))
      else if (!shown.contains(there) && !there.contains(shown)) found.push('covered: ' + nameOf(control) + ' by ' + there.textContent.trim().slice(0, 40))
    }
    return found
  })()`)
}

/** What must be scrolled sideways to be read, beside tables, which are as wide as their columns. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('#root, #root *')].flatMap((one) => {
    const { overflowX } = getComputedStyle(one)
    const scrolls = (overflowX === 'auto' || overflowX === 'scroll') && one.scrollWidth > one.clientWidth + 1
    return scrolls && one.clientWidth > 0 && !one.querySelector(':scope > [role=grid]') ? [one.className + ': ' + one.scrollWidth + ' in ' + one.clientWidth] : []
  })`)
}
