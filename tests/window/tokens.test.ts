import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { project, readSource, sourcePaths } from '../unit/sources.ts'

type Declaration = { property: string; value: string }

/** Lengths of which there is one alone, each with its reason. A pixel is a hairline, and needs none. */
const exceptions = new Set([
  // Out of sight until it has the focus.
  'renderer/app/Shell.module.css inset-block-start: -100px',
  // What stays in sight above a list lies over what is scrolled to.
  'renderer/app/Palette.module.css scroll-margin-block: 60px var(--space-2)',
  'renderer/search/search.module.css scroll-margin-block: 150px var(--gutter)',
  // The letters of the one face are as high as those of the other, in every size.
  'renderer/ui/base.css font-size: 0.94em',
])

/** Properties that the library of controls sets. */
const ofTheControls = ['--tree-item-level', '--trigger-width']

const declarationsOf = (sheet: string): Declaration[] =>
  [...sheet.replace(/\/\*.*?\*\//gs, '').matchAll(/(?<=^|[\s;{])([\w-]+):\s*([^;{}]+);/g)].map(
    ([, property = '', value = '']) => ({ property, value: value.replace(/\s+/g, ' ').trim() }),
  )

const isSpacing = (property: string): boolean =>
  /^(?:(?:scroll-)?(?:padding|margin)|inset)(?:-|$)|^(?:top|right|bottom|left)$|^(?:(?:row|column)-)?gap$/.test(property)

const isType = (property: string): boolean => property === 'font' || property === 'font-size'

/** A row, a control and what is to be hit are lower than this many pixels; what is higher is the measure of one place. */
const highestRow = 36

const isRawRow = ({ property, value }: Declaration): boolean =>
  property === 'min-block-size' && /^\d+px$/.test(value) && Number.parseInt(value, 10) <= highestRow

const isRaw = (declaration: Declaration): boolean =>
  ((isSpacing(declaration.property) || isType(declaration.property)) &&
    /(?<![\w.-])-?(?!1px)[\d.]+(?:px|pt|r?em)\b/.test(declaration.value)) ||
  isRawRow(declaration)

/** The lengths of spacing, type and rows that a sheet states itself. */
const rawLengths = (sheet: string): string[] =>
  declarationsOf(sheet)
    .filter(isRaw)
    .map(({ property, value }) => `${property}: ${value}`)

const tokens = 'renderer/ui/tokens.css'
const sheets = readdirSync(join(project, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => `renderer/${path.replaceAll('\\', '/')}`)
  .sort()
const declared = sheets.flatMap((path) => declarationsOf(readSource(path)).map((declaration) => ({ path, ...declaration })))

describe('the tokens of the look', () => {
  it('are where every sheet takes spacing, sizes of type and heights of rows from', () => {
    expect(sheets.length).toBeGreaterThan(40)
    const raw = sheets
      .filter((path) => path !== tokens)
      .flatMap((path) => rawLengths(readSource(path)).map((text) => `${path} ${text}`))
    expect(raw.filter((text) => !exceptions.has(text))).toEqual([])
    expect([...exceptions].filter((text) => !raw.includes(text))).toEqual([])
  })

  it('leave no other way to write one', () => {
    const refused = [
      'padding: 8px',
      'margin-inline: -4px auto',
      'gap: 0 0.5em',
      'inset: 12px',
      'top: 3px',
      'font: 400 11px / 1 serif',
    ]
    const also = ['font-size: 12px', 'min-block-size: 31px', 'padding-inline-start: calc(12px + var(--space-1))']
    const allowed = ['padding: var(--space-1) 0', 'gap: 1px', 'margin: auto', 'font-size: var(--text)', 'min-block-size: 240px']
    const sheet = (texts: string[]) => `.some:hover { ${texts.join('; ')}; } /* padding: 9px; */`
    expect(rawLengths(sheet([...refused, ...allowed, ...also]))).toEqual([...refused, ...also])
  })

  it('are named where they are used, and all used', () => {
    const scripts = sourcePaths()
      .filter((path) => path.startsWith('renderer'))
      .map(readSource)
      .join('\n')
    const named = new Set(declared.flatMap(({ value }) => [...value.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => name)))
    const set = new Set(declared.filter(({ property }) => property.startsWith('--')).map(({ property }) => property))
    expect([...named].filter((name) => !set.has(name) && !scripts.includes(`'${name}'`)).sort()).toEqual(ofTheControls)
    const own = declared
      .filter(({ path, property }) => path === tokens && property.startsWith('--'))
      .map(({ property }) => property)
    expect(own.filter((name) => !named.has(name) && !scripts.includes(name))).toEqual([])
  })
})
