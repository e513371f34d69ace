import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatRational } from '../../shared/arithmetic/rational.ts'
import { procedureGaps } from '../../shared/tenders/procedure.ts'
import { isBeyondWhole, isShare, readShare, sumOfShares } from '../../shared/tenders/shares.ts'

const unsaid = {
  authority: null,
  address: null,
  procedure: null,
  why: null,
  publishedIn: null,
  publishedOn: null,
  publishedReference: null,
  selection: null,
  notElectronic: null,
}

describe('What a report by article 84 still asks for', () => {
  it.each([
    [null, ['authority', 'address', 'procedure']],
    ['open', ['authority', 'address', 'publishedIn', 'publishedOn', 'publishedReference']],
    ['restricted', ['authority', 'address', 'publishedIn', 'publishedOn', 'publishedReference', 'selection']],
    ['competitiveDialogue', ['authority', 'address', 'why', 'publishedIn', 'publishedOn', 'publishedReference', 'selection']],
    ['negotiatedWithoutPublication', ['authority', 'address', 'why']],
    ['belowThreshold', ['authority', 'address']],
    ['private', []],
  ] as const)('of %s', (procedure, gaps) => {
    expect(procedureGaps({ ...unsaid, procedure })).toEqual(gaps)
  })

  it('is nothing that was said', () => {
    expect(procedureGaps({ ...unsaid, procedure: 'belowThreshold', authority: 'City', address: 'Main street' })).toEqual([])
  })
})

describe('A share in per cent', () => {
  it.each([
    ['12.5', '12.5'],
    ['12,50 %', '12.5'],
    ['007', '7'],
    ['100', '100'],
    ['0.000001', '0.000001'],
    ['0', undefined],
    ['100.1', undefined],
    ['1,234,5', undefined],
    ['-5', undefined],
    ['a half', undefined],
  ])('%s reads as %s', (text, share) => expect(readShare(text)).toBe(share))

  it('reads back as it is written, with a dot or a comma', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (millionths) => {
        const digits = String(millionths).padStart(7, '0')
        const written = `${digits.slice(0, -6)}.${digits.slice(-6)}`
        const share = readShare(written)
        expect(share).toBe(readShare(written.replace('.', ',')))
        expect(share !== undefined && isShare(share)).toBe(true)
        expect(formatRational(sumOfShares([share ?? '']))).toBe(formatRational(sumOfShares([written.replace(/^0+(?=\d)/, '')])))
      }),
    )
  })

  it('adds up exactly: a third of a hundred thrice is not more than the whole', () => {
    expect(isBeyondWhole(['33.333334', '33.333333', '33.333333'])).toBe(false)
    expect(isBeyondWhole(['33.333334', '33.333333', '33.333334', null])).toBe(true)
  })
})
