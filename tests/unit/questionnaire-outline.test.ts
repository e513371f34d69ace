import { expect, test } from 'vitest'
import { criteriaOutlineOf } from '../../shared/questionnaires/criteria-outline.ts'
import { filterOutline, type OutlineEntry, outlineOf, pointsSourceOf } from '../../shared/questionnaires/outline.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { instrumentOf, openQuestion, rated } from './evaluations.ts'

const base = instrumentOf(
  [
    { id: 'people', title: 'People', weight: 1, children: [{ id: 'skills', title: 'Skills', weight: 1, scoring: 'questions' }] },
    { id: 'safety', title: 'Safety', weight: 1, scoring: 'questions' },
  ],
  [
    openQuestion('training', 'skills', 2, { guidance: 'Hours per agent' }),
    rated('tests', 'safety', 1),
    { id: 'backup', text: 'Is there a backup?', criterion: 'safety', weight: 1, type: 'yesNo', points: { yes: 5, no: 0 } },
    openQuestion('restore', 'safety', 0, {
      visibleWhen: { question: 'backup', answers: ['yes'], hiddenCountsAs: 'dropped' },
      knockOut: { label: 'K1', reason: 'no restore', passes: { test: 'oneOf', answers: ['yes'] } },
    }),
  ],
)
const [training, tests, backup, restore] = questionsOf(base)
if (!training || !tests || !backup || !restore) throw new Error('four questions')
const instrument = {
  ...base,
  sections: [
    { id: 'one', title: 'One', questions: [training], sections: [{ id: 'inner', title: 'Inner', questions: [tests] }] },
    { id: 'two', title: 'Two', questions: [backup, restore] },
  ],
}
const outline = outlineOf(instrument)
const told = (entries: readonly OutlineEntry[]) =>
  entries.map((entry) => (entry.kind === 'section' ? entry.section.id : `${entry.number} ${entry.question.id}`))
const all = { text: '', only: 'all', root: null } as const

test('sections come before their questions, and inner sections after them', () => {
  expect(told(outline)).toEqual(['one', '1.1 training', 'inner', '1.2 tests', 'two', '2.1 backup', '2.2 restore'])
  expect(outline.flatMap((entry) => (entry.kind === 'section' ? [[entry.number, entry.depth, entry.questions]] : []))).toEqual([
    ['1', 0, 2],
    [null, 1, 1],
    ['2', 0, 2],
  ])
})

test('a question names its criterion, the one at the top, and where its points come from', () => {
  expect(outline[1]).toMatchObject({ criterion: 'Skills', root: { id: 'people', title: 'People' }, points: 'people' })
  expect([training, tests, backup, restore].map(pointsSourceOf)).toEqual(['people', 'published', 'published', 'none'])
})

test('a filter keeps the sections of the questions that it finds', () => {
  expect(told(filterOutline(outline, { ...all, text: 'HOURS agent' }))).toEqual(['one', '1.1 training'])
  expect(told(filterOutline(outline, { ...all, text: '1.2' }))).toEqual(['one', 'inner', '1.2 tests'])
  expect(told(filterOutline(outline, { ...all, text: 'hours backup' }))).toEqual([])
  expect(told(filterOutline(outline, { ...all, only: 'knockOut' }))).toEqual(['two', '2.2 restore'])
  expect(told(filterOutline(outline, { ...all, only: 'people' }))).toEqual(['one', '1.1 training'])
  expect(told(filterOutline(outline, { ...all, only: 'conditional' }))).toEqual(['two', '2.2 restore'])
  expect(told(filterOutline(outline, { ...all, root: 'safety' }))).toEqual([
    'one',
    'inner',
    '1.2 tests',
    'two',
    '2.1 backup',
    '2.2 restore',
  ])
  expect(filterOutline(outline, all)).toEqual(outline)
})

test('criteria come as a tree with what each is worth, every leaf before its questions', () => {
  const price = { id: 'price', title: 'Price', weight: 1, scoring: 'price' as const }
  const tree = criteriaOutlineOf({ ...instrument, criteria: [...instrument.criteria, price] })
  const shown = tree.map((entry) =>
    entry.kind === 'criterion'
      ? `${'  '.repeat(entry.depth)}${entry.criterion.title} ${entry.share} ${entry.questions}`
      : `${entry.number} ${entry.question.id}`,
  )
  expect(shown).toEqual([
    'People 33.3 1',
    '  Skills 33.3 1',
    '1.1 training',
    'Safety 33.3 3',
    '1.2 tests',
    '2.1 backup',
    '2.2 restore',
    'Price 33.3 0',
  ])
  expect(filterOutline(tree, all)).toEqual(tree)
  const found = filterOutline(tree, { ...all, text: 'tests' })
  expect(
    found.map((entry) => (entry.kind === 'criterion' ? entry.criterion.id : entry.kind === 'question' ? entry.question.id : '')),
  ).toEqual(['safety', 'tests'])
})

test('criteria that all weigh nothing are worth nothing', () => {
  const criteria = [{ id: 'safety', title: 'Safety', weight: 0, scoring: 'questions' as const }]
  expect(criteriaOutlineOf({ ...instrument, criteria })[0]).toMatchObject({ share: '0.0' })
})
