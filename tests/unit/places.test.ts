import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { figureOf } from '../../shared/arithmetic/figure.ts'
import { placesToTellApart, shortest, shown } from '../../shared/arithmetic/places.ts'
import { decimal, rational } from '../../shared/arithmetic/rational.ts'
import { readSource, sourcePaths } from './sources.ts'

const figure = (text: string) => figureOf(decimal(text))
const places = (fewest: number, ...texts: string[]) => placesToTellApart(texts.map(figure), fewest)

describe('A figure is shown', () => {
  it('rounded once from its exact fraction, whatever it was rounded to before', () => {
    const third = figureOf(rational(349n, 1000n))
    expect([third.rounded, shown(third, 1), shown(third, 2), shown(third, 4)]).toEqual(['0.35', '0.3', '0.35', '0.3490'])
  })

  it('with so many places that figures which differ read differently', () => {
    expect(places(1, '80.5', '79.2')).toBe(1)
    expect(places(1, '80.04', '79.96')).toBe(2)
    expect(places(2, '80.04', '79.96')).toBe(2)
    expect(places(2, '80.0004', '80.0001', '12')).toBe(4)
  })

  it('with so many places that no lead reads as nothing', () => {
    // 80.1 and 80.0 read differently, but are 0.0 apart.
    expect(places(1, '80.06', '80.04')).toBe(2)
  })

  it('with no more places than asked for where figures are equal, or there is nothing to compare with', () => {
    expect(places(1, '80', '80')).toBe(1)
    expect(places(1, '80')).toBe(1)
    expect(places(2)).toBe(2)
  })

  it('so that any order can be seen in what is shown, with one place less somewhere not', () => {
    const value = fc.tuple(fc.integer({ min: 0, max: 9_000_000 }), fc.integer({ min: 1, max: 90_000 }))
    fc.assert(
      fc.property(fc.array(value, { maxLength: 8 }), (parts) => {
        const figures = parts.map(([numerator, denominator]) => figureOf(rational(BigInt(numerator), BigInt(denominator))))
        const least = placesToTellApart(figures, 0)
        const different = new Set(figures.map(({ exact }) => exact)).size
        expect(new Set(figures.map((one) => shown(one, least))).size).toBe(different)
      }),
    )
  })

  it('as a weight without the zeros at its end, with more than two places only beside what it must differ from', () => {
    expect([shortest(figure('40'), []), shortest(figure('32.5'), []), shortest(figure('27.0491'), [])]).toEqual([
      '40',
      '32.5',
      '27.05',
    ])
    expect([shortest(figure('29.9996'), [figure('30')]), shortest(figure('30'), [figure('29.9996')])]).toEqual(['29.9996', '30'])
    expect(shortest(figure('0.0004'), [figure('0')])).toBe('0.0004')
  })
})

it('No face reads the rounded form of a figure, which could be rounded again', () => {
  const data = ['shared/arithmetic/figure.ts', 'shared/arithmetic/rational.ts', 'shared/reports/comparison/recompute.ts']
  const faces = sourcePaths().filter(
    (path) => /^(?:renderer|shared|electron\/hosts\/command-line)\//.test(path) && !data.includes(path),
  )
  const rounded = faces.filter((path) => /\.rounded\b|\{[\w\s,]*\brounded\b[\w\s,:]*\}/.test(readSource(path)))
  expect(rounded).toEqual([])
  const formatted = faces.filter(
    (path) => path !== 'shared/messages/formats.ts' && readSource(path).includes('maximumFractionDigits'),
  )
  expect(formatted).toEqual([])
})
