import fc from 'fast-check'
import { type Question, type Template, template } from '../../shared/questionnaires/model.ts'

/** Any text that the model takes: as it is trimmed. */
const text = fc
  .string({ minLength: 1, maxLength: 40, unit: 'grapheme' })
  .map((value) => value.trim())
  .filter((value) => value !== '')
const points = fc.integer({ min: 0, max: 5 })
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

const common = fc.record({
  text,
  guidance: maybe(text),
  evidence: maybe(text),
  notApplicable: fc.boolean(),
  references: fc.array(text, { maxLength: 2 }),
})
const kinds = fc.oneof(
  fc.record({ type: fc.constant('yesNo' as const), points: maybe(fc.record({ yes: points, no: points })) }),
  fc.record({
    type: fc.constantFrom('singleChoice' as const, 'multipleChoice' as const),
    choices: fc.constantFrom([
      { id: 'a', label: 'A', points: 5 },
      { id: 'b', label: 'B', points: 0.5 },
    ]),
  }),
  fc.record({ type: fc.constant('number' as const), unit: text, bands: maybe(fc.constant([{ from: '1.5', points: 2 }])) }),
  fc.record({
    type: fc.constantFrom('longText' as const, 'files' as const, 'date' as const),
    anchors: maybe(fc.array(text, { minLength: 6, maxLength: 6 })),
  }),
)

/** Any template: sections in sections, questions of several types, criteria under criteria. Not all of them are sound. */
export const anyTemplate: fc.Arbitrary<Template> = fc
  .record({
    title: text,
    locale: fc.constantFrom('en', 'de-AT'),
    depths: fc.array(fc.nat(2), { minLength: 1, maxLength: 6 }),
    questions: fc.array(fc.tuple(fc.nat(5), common, kinds, fc.nat(100)), { maxLength: 12 }),
    criteria: fc.array(fc.tuple(fc.nat(2), text, fc.nat(100)), { minLength: 1, maxLength: 6 }),
    scale: maybe(fc.constant([{ points: 0 }, { points: 2.5, label: 'Good' }, { points: 10 }])),
  })
  .map(({ title, locale, depths, questions, criteria, scale }) => {
    const asked = questions.map(([at, said, kind, weight], index): [number, Question] => [
      at % depths.length,
      JSON.parse(
        JSON.stringify({ id: `q${index}`, ...said, ...kind, covers: [], criterion: `c${index % criteria.length}`, weight }),
      ),
    ])
    return template.parse(
      JSON.parse(
        JSON.stringify({
          format: 'assay-template',
          formatVersion: 1,
          key: 'any',
          version: '1.2.3',
          title,
          description: title,
          licence: 'none',
          locale,
          ...(scale && { scale }),
          defaultAnchors: ['0', '1', '2', '3', '4', '5'],
          sections: nested(
            depths.map((depth, index) => ({
              depth,
              node: { id: `s${index}`, title, questions: asked.flatMap(([at, question]) => (at === index ? [question] : [])) },
            })),
            'sections',
          ),
          criteria: nested(
            criteria.map(([depth, name, weight], index) => ({
              depth,
              node: { id: `c${index}`, title: name, weight, scoring: 'questions' },
            })),
            'children',
          ),
          priceLines: [],
        }),
      ),
    )
  })

/** Nodes with depths as a forest: each under the last one before it that is less deep. */
function nested(items: readonly { depth: number; node: object }[], key: string): object[] {
  const [first, ...rest] = items
  if (!first) return []
  const end = rest.findIndex(({ depth }) => depth <= first.depth)
  const inner = end < 0 ? rest : rest.slice(0, end)
  const node = inner.length === 0 ? first.node : { ...first.node, [key]: nested(inner, key) }
  return [node, ...nested(end < 0 ? [] : rest.slice(end), key)]
}
