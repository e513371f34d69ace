import { describe, expect, it } from 'vitest'
import { elsewhere, packFor, type Story, tenderWithEvaluators } from '../packs/support.ts'

const asks = ({ north, subject, ada }: Story, text = 'Why 3?') => ({
  bid: north,
  subject: subject(),
  kind: 'question' as const,
  evaluator: ada,
  text,
})

describe('A question about a score', () => {
  it('waits for a reply, and keeps what was asked and answered, by whom', async () => {
    const story = await tenderWithEvaluators()
    const { call, lot, refused } = story
    const asked = await call('remark.add', asks(story))
    expect(asked).toMatchObject({
      bid: story.north,
      subject: story.subject(),
      about: 'score',
      kind: 'question',
      evaluator: { id: story.ada, name: 'Ada' },
      text: 'Why 3?',
      by: 'Mara',
      replies: [],
      closed: null,
      open: true,
      printed: false,
    })
    await call('remark.reply', { remark: asked.id, text: 'The plan has no dates' })
    expect(await call('remark.list', { lot })).toMatchObject([
      { text: 'Why 3?', open: false, replies: [{ text: 'The plan has no dates', by: 'Mara' }] },
    ])
    expect((await refused('remark.close', { remark: asked.id, reason: 'Settled' })).code).toBe('remark.notOpen')
    await call('workspace.undo', {})
    expect(await call('remark.list', { lot })).toMatchObject([{ open: true, replies: [] }])
  })

  it('is closed without a reply only with a reason; a comment waits for nothing', async () => {
    const story = await tenderWithEvaluators()
    const { call, lot, refused, north, questions } = story
    const { id } = await call('remark.add', asks(story))
    await call('remark.close', { remark: id, reason: 'Asked by mistake' })
    const about = { bid: north, subject: { kind: 'question' as const, id: questions[1] ?? '' }, about: 'answer' as const }
    const comment = await call('remark.add', { ...about, kind: 'comment', text: 'Well written' })
    expect(comment).toMatchObject({ open: false, evaluator: null, about: 'answer' })
    expect((await call('remark.list', { lot })).map(({ open, closed }) => [open, closed?.reason])).toEqual([
      [false, 'Asked by mistake'],
      [false, undefined],
    ])
    expect((await refused('remark.reply', { remark: 'nothing', text: 'What?' })).message).toBe(
      'There is no comment or question “nothing” in this workspace. List what was said and name one.',
    )
    const nowhere = { ...about, subject: { kind: 'question' as const, id: 'nowhere' } }
    expect((await refused('remark.add', { ...nowhere, kind: 'comment', text: 'Lost' })).code).toBe('score.unknownSubject')
  })

  it('is found by its words and theirs in reply', async () => {
    const story = await tenderWithEvaluators()
    const { call } = story
    const { id } = await call('remark.add', asks(story, 'Why so frugal?'))
    await call('remark.reply', { remark: id, text: 'Parsimony was asked for' })
    const found = async (text: string) =>
      (await call('search.query', { text })).results.map(({ kind, bid, subject, snippet }) => [
        kind,
        bid,
        subject?.id,
        snippet?.text,
      ])
    expect(await found('frugal')).toEqual([['remark', story.north, story.questions[0], 'Why so frugal?']])
    expect(await found('parsimony')).toEqual([['remark', story.north, story.questions[0], 'Parsimony was asked for']])
  })
})

describe('A pack for an evaluator', () => {
  it.each([
    ['with names', {}],
    ['without', { names: false }],
  ])('brings the questions that are for them and no others, and their replies and questions back, %s', async (_, options) => {
    const story = await tenderWithEvaluators()
    const { call, lot, ada, ben, north, subject } = story
    await call('remark.add', asks(story))
    await call('remark.add', { ...asks(story, 'And why 4?'), evaluator: ben })
    await call('remark.add', { ...asks(story, 'For us alone'), evaluator: null })
    const path = await packFor(story, 'Ada', { brings: ['scores'], ...options })
    const train = await elsewhere(path, 'Ada')
    const [asked, ...others] = await train.call('remark.list', { lot })
    expect([asked?.text, others]).toEqual(['Why 3?', []])
    await train.call('remark.reply', { remark: asked?.id ?? '', text: 'No dates' })
    const bid = asked?.bid ?? ''
    await train.call('remark.add', { bid, subject: subject(), kind: 'question', evaluator: ada, text: 'May I see the annex?' })
    const forNobody = { bid, subject: subject(), kind: 'comment', text: 'For all' } as const
    expect((await train.refused('remark.add', forNobody)).code).toBe('pack.beyondGrant')
    await train.close()
    await call('pack.merge', { path })
    const told = async (said: string) => (await call('remark.list', { lot })).find(({ text }) => text === said)
    expect(await told('Why 3?')).toMatchObject({
      bid: north,
      by: 'Mara',
      open: false,
      replies: [{ text: 'No dates', by: 'Ada' }],
    })
    expect(await told('And why 4?')).toMatchObject({ bid: north, open: true })
    const back = await told('May I see the annex?')
    expect(back).toMatchObject({ bid: north, by: 'Ada', open: true })
    await call('remark.reply', { remark: back?.id ?? '', text: 'It is in the room' })
    expect(await told('May I see the annex?')).toMatchObject({ open: false, replies: [{ by: 'Mara' }] })
    expect((await call('remark.list', { lot })).length).toBe(4)
  })
})
