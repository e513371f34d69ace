import { describe, expect, it } from 'vitest'
import type { Block } from '../../shared/reports/document.ts'
import { Pdf, Ref, textOf } from './pdf.ts'
import { render } from './rendered.ts'
import { demo } from './sample.ts'
import { all, contentTexts, said, structureTree } from './structure.ts'

describe('a link', () => {
  it('whose words do not say where it leads is described by the place', async () => {
    const blocks: Block[] = [
      { kind: 'heading', level: 1, text: 'Top', anchor: 'top' },
      {
        kind: 'paragraph',
        text: [
          { text: '4.29', to: 'top', place: 'the answers' },
          { text: ' up', to: 'top' },
        ],
      },
    ]
    const pdf = new Pdf((await render({ ...demo, blocks })).bytes)
    const [link, ...others] = pdf.array(pdf.dictionary(pdf.pages[0]).get('Annots'))
    expect(textOf(pdf.dictionary(link).get('Contents'))).toBe('Go to the answers')
    expect(others).toEqual([])
  })

  it('whose text is in several languages is one, and says where it leads in full', async () => {
    const name = [
      { text: 'つばめ', language: 'ja', to: 'top' },
      { text: ' & Rowe', to: 'top' },
    ]
    const { bytes } = await render({
      ...demo,
      blocks: [
        { kind: 'heading', level: 1, text: 'Top', anchor: 'top' },
        { kind: 'paragraph', text: [...name, ', ', { text: 'Acme', to: 'top' }] },
      ],
    })
    const pdf = new Pdf(bytes)
    const texts = contentTexts(pdf)
    expect(all(structureTree(pdf), 'Link').map((link) => said(link, texts))).toEqual(['つばめ & Rowe', 'Acme'])
    const annotations = pdf.array(pdf.dictionary(pdf.pages[0]).get('Annots'))
    expect(annotations.map((one) => textOf(pdf.dictionary(one).get('Contents')))).toEqual(['Go to つばめ & Rowe', 'Go to Acme'])
  })

  it('that breaks over lines and pages has a place on each, every one owned on its own page', async () => {
    const words = Array.from({ length: 40 }, () => 'a link that goes on').join(' ')
    const filler = Array.from({ length: 44 }, () => ({ kind: 'paragraph', text: 'One line.' }) as const)
    const parts = new Set<number>()
    for (const count of [28, 29, 30, 31, 32]) {
      const { bytes } = await render({
        ...demo,
        blocks: [
          { kind: 'heading', level: 1, text: 'Top', anchor: 'top' },
          ...filler.slice(0, count),
          { kind: 'paragraph', text: ['See ', { text: words, to: 'top' }, '.'] },
        ],
      })
      const pdf = new Pdf(bytes)
      const tree = structureTree(pdf)
      const links = all(tree, 'Link')
      parts.add(links.length)
      const annotations = links.flatMap((link) => link.contents.filter((kid) => kid.kind === 'annotation'))
      expect(annotations.length).toBeGreaterThan(2)
      for (const kid of annotations) {
        const page = pdf.dictionary(new Ref(kid.page)).get('Annots')
        expect(pdf.array(page).some((annotation) => annotation instanceof Ref && annotation.id === kid.annotation)).toBe(true)
      }
      const texts = contentTexts(pdf)
      expect(links.map((link) => said(link, texts)).join('')).toBe(words)
    }
    expect([...parts]).toContain(2)
  })
})
