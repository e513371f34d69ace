import type { Paint } from '../../../shared/charts/scene.ts'
import type { Orientation, Tone } from '../../../shared/reports/document.ts'

/** Colours on paper: the light theme. */
export const colors: Record<Paint, string> = {
  paper: '#faf9f6',
  surface: '#ffffff',
  sunken: '#f2f0ea',
  line: '#e2ded4',
  lineStrong: '#c9c3b5',
  ink1: '#1c2024',
  ink2: '#565c63',
  ink3: '#676d73',
  accent: '#1f4e79',
  accentSoft: '#e6eef6',
  gold: '#8a5f00',
  goldSoft: '#f6ecd2',
  pass: '#1d6b45',
  fail: '#a4341f',
  failSoft: '#fbe9e4',
  warn: '#8a5a00',
  series1: '#1f4e79',
  series2: '#4f86b5',
  series3: '#8fb3cf',
  series4: '#b08a3c',
  series5: '#d9c48f',
  series6: '#7d8a7a',
}

export const tones: Record<Tone, Paint> = {
  ink: 'ink1',
  quiet: 'ink2',
  accent: 'accent',
  gold: 'gold',
  pass: 'pass',
  fail: 'fail',
  warn: 'warn',
}

export type Weight = 400 | 500 | 600

/** Size and leading in points. */
export type Style = { size: number; leading: number; weight: Weight; color: Paint }

export const styles = {
  heading1: { size: 19, leading: 25, weight: 600, color: 'ink1' },
  heading2: { size: 11.5, leading: 15, weight: 600, color: 'ink1' },
  heading3: { size: 10, leading: 14, weight: 600, color: 'ink1' },
  kicker: { size: 9.5, leading: 14, weight: 400, color: 'ink2' },
  lead: { size: 12, leading: 17.5, weight: 400, color: 'ink1' },
  body: { size: 10, leading: 14.25, weight: 400, color: 'ink1' },
  note: { size: 8.25, leading: 11.5, weight: 400, color: 'ink2' },
  aside: { size: 9.75, leading: 13.75, weight: 400, color: 'ink1' },
  tableHead: { size: 9, leading: 12.5, weight: 500, color: 'ink2' },
  tableBody: { size: 9, leading: 12.5, weight: 400, color: 'ink1' },
  denseHead: { size: 7.75, leading: 10.5, weight: 500, color: 'ink2' },
  denseBody: { size: 8.25, leading: 11, weight: 400, color: 'ink1' },
  running: { size: 8, leading: 11, weight: 400, color: 'ink3' },
} as const satisfies Record<string, Style>

/** Distances in points. */
export const page = { left: 49.5, right: 49.5, top: 49.5, bottom: 62, header: 34, footerFromBottom: 26 } as const

const a4 = { short: 595.28, long: 841.89 }

/** Width and height of a page. */
export function pageSize(orientation: Orientation): { width: number; height: number } {
  return orientation === 'portrait' ? { width: a4.short, height: a4.long } : { width: a4.long, height: a4.short }
}

/** Width between the side margins. */
export function contentWidth(orientation: Orientation): number {
  return pageSize(orientation).width - page.left - page.right
}
