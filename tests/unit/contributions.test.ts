import { describe, expect, it } from 'vitest'
import { type ContributionChart, contributionScene } from '../../shared/charts/contributions.ts'
import { leaves, type Measure, type SceneNode } from '../../shared/charts/scene.ts'
import { wrap } from '../../shared/charts/wrap.ts'

const measure: Measure = (text, size) => text.length * size * 0.5

const chart: ContributionChart = {
  kind: 'contributions',
  scale: 100,
  groups: ['Security, 60', 'Price, 40'],
  openLegend: 'Open answers could add',
  rows: [
    { rank: '1', name: 'Northwind CX', points: [50, 28], total: '78.0', leads: true },
    { rank: '2', name: 'Smith & Söhne <Ltd>', points: [40, 30], total: '70.0', open: { points: 10, text: 'up to 80.0' } },
    { rank: '–', name: 'Meridian', points: [30, 20], total: '50.0', excluded: 'Excluded: no recovery plan' },
  ],
}

const scene = contributionScene(chart, 500, measure)
const row = (index: number) => [...leaves([scene.children[index] as SceneNode])]
const rectangles = (index: number) => row(index).filter((node) => node.kind === 'rectangle')

describe('the chart of contributions', () => {
  it('draws each group as long as its points, with a hairline between', () => {
    const [track, security, price] = rectangles(0)
    const unit = (track?.width ?? 0) / 100
    expect(security?.width).toBeCloseTo(50 * unit - 0.75)
    expect(price?.width).toBeCloseTo(28 * unit - 0.75)
    expect(price?.x).toBeCloseTo((track?.x ?? 0) + 50 * unit)
    expect([security?.fill, price?.fill]).toEqual(['series1', 'series2'])
  })

  it('starts every bar at the same place and ends every total at the same place', () => {
    expect(new Set([0, 1].map((index) => rectangles(index)[0]?.x)).size).toBe(1)
    const totals = [0, 1, 2].map((index) =>
      row(index).find((node) => node.kind === 'label' && node.text === chart.rows[index]?.total),
    )
    expect(totals.map((node) => node?.kind === 'label' && [node.x, node.anchor])).toEqual([
      [500, 'end'],
      [500, 'end'],
      [500, 'end'],
    ])
  })

  it('leaves the end of an incomplete bar open: dashed, as long as what answers could add, and said in words', () => {
    const dashes = row(1).filter((node) => node.kind === 'line')
    const [track] = rectangles(1)
    const unit = (track?.width ?? 0) / 100
    expect(dashes).toHaveLength(3)
    expect(dashes.every((line) => line.dash !== undefined)).toBe(true)
    expect(dashes[0]?.x1).toBeCloseTo((track?.x ?? 0) + 70 * unit)
    expect(dashes[0]?.x2).toBeCloseTo((track?.x ?? 0) + 80 * unit)
    expect(row(1).some((node) => node.kind === 'label' && node.text === 'up to 80.0')).toBe(true)
    expect(row(0).some((node) => node.kind === 'line')).toBe(false)
  })

  it('never lets an open end run over the scale', () => {
    const wide = contributionScene(
      { ...chart, rows: [{ rank: '1', name: 'A', points: [60, 35], total: '95', open: { points: 20, text: 'up to 115' } }] },
      500,
      measure,
    )
    const nodes = [...leaves(wide.children.slice(0, 1))]
    const track = nodes.find((node) => node.kind === 'rectangle')
    const right = Math.max(...nodes.flatMap((node) => (node.kind === 'line' ? [node.x2] : [])))
    expect(right).toBeCloseTo((track?.x ?? 0) + (track?.width ?? 0))
  })

  it('hatches an excluded bidder and gives the reason instead of a bar', () => {
    const nodes = row(2)
    expect(nodes.filter((node) => node.kind === 'hatch')).toHaveLength(1)
    expect(nodes.some((node) => node.kind === 'rectangle' && node.fill.startsWith('series'))).toBe(false)
    expect(
      nodes.some((node) => node.kind === 'label' && node.text === 'Excluded: no recovery plan' && node.fill === 'fail'),
    ).toBe(true)
  })

  it('wraps a long name and a long reason, and makes room for them', () => {
    const name = 'Meridian Global Business Process Outsourcing Services Incorporated'
    const tall = contributionScene(
      { ...chart, rows: [{ rank: '1', name, points: [1, 1], total: '2', excluded: `${name}. ${name}. ${name}` }] },
      400,
      measure,
    )
    expect(tall.height).toBeGreaterThan(60)
    const labels = [...leaves(tall.children.slice(0, 1))].filter((node) => node.kind === 'label')
    expect(Math.max(...labels.map(({ y }) => y))).toBeLessThan(tall.height - 17)
  })

  it('gives each row one low line where it is compact: what does not fit is cut, what could be added stands beside the total', () => {
    const name = 'Meridian Global Business Process Outsourcing Services Incorporated'
    const low = contributionScene(
      { ...chart, compact: true, rows: chart.rows.map((one) => ({ ...one, name: `${one.name} ${name}` })) },
      500,
      measure,
    )
    expect(low.children).toHaveLength(4)
    const texts = (index: number) =>
      [...leaves([low.children[index] as SceneNode])].flatMap((node) => (node.kind === 'label' ? [node] : []))
    for (const index of [0, 1, 2]) {
      expect(texts(index)[1]?.text).toMatch(/…$/)
      expect(new Set(texts(index).map(({ y }) => y))).toEqual(new Set([11.5 + index * 17]))
    }
    const [total, open] = texts(1).slice(-2)
    expect([total?.text, open?.text]).toEqual(['70.0', 'up to 80.0'])
    expect(open && total && open.x - total.x).toBeGreaterThan(measure('up to 80.0', 8, false))
  })

  it('says how many rows are left out', () => {
    const cut = contributionScene({ ...chart, rows: chart.rows.slice(0, 1), more: '2 more bidders' }, 500, measure)
    expect([...leaves(cut.children)].some((node) => node.kind === 'label' && node.text === '2 more bidders')).toBe(true)
    expect(cut.height - contributionScene({ ...chart, rows: chart.rows.slice(0, 1) }, 500, measure).height).toBe(21)
  })

  it('has a legend for each group, and for the open end only where there is one', () => {
    const legend = (value: ContributionChart) =>
      [...leaves(contributionScene(value, 500, measure).children.slice(-1))].flatMap((node) =>
        node.kind === 'label' ? [node.text] : [],
      )
    expect(legend(chart)).toEqual(['Security, 60', 'Price, 40', 'Open answers could add'])
    expect(legend({ ...chart, rows: chart.rows.slice(0, 1) })).toEqual(['Security, 60', 'Price, 40'])
  })

  it('keeps everything inside its frame', () => {
    for (const node of leaves(scene.children)) {
      const [right, bottom] =
        node.kind === 'line'
          ? [node.x2, node.y2]
          : node.kind === 'label'
            ? [node.x, node.y]
            : [node.x + node.width, node.y + node.height]
      expect(right).toBeLessThanOrEqual(500)
      expect(bottom).toBeLessThanOrEqual(scene.height)
    }
  })

  it('refuses points that do not match the groups', () => {
    const rows = [{ rank: '1', name: 'A', points: [1], total: '1' }]
    expect(() => contributionScene({ ...chart, rows }, 500, measure)).toThrow('A: points do not match the groups')
  })
})

describe('wrapping', () => {
  it('fills lines word by word', () => {
    expect(wrap('one two  three', 7, (text) => text.length)).toEqual(['one two', 'three'])
    expect(wrap('さくらサポート', 3, (text) => text.length)).toEqual(['さくら', 'サポー', 'ト'])
    expect(wrap('', 7, (text) => text.length)).toEqual([])
  })
})
