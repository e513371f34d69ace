import { afterEach, describe, expect, it } from 'vitest'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { testApplication } from '../application/support.ts'

let application: ReturnType<typeof testApplication>
afterEach(() => application.close())

/** A tender of a template of one's own, of which two questions were changed since, and a bidder who answered them. */
async function desk() {
  application = testApplication({ actingAs: 'Mara' })
  const { call, folder } = application
  await call('workspace.create', { path: `${folder}/own.assay`, title: 'Own' })
  const template = (await call('template.copy', { template: 'bpo-due-diligence', key: 'own' })).id ?? ''
  const { id: tender, lots } = await call('tender.create', { title: 'Night', need: 'Voice', template })
  const lot = lots[0]?.id ?? ''
  const { id: bid } = await call('bid.add', { lot, provider: { name: 'Nordlicht' } })
  const answer = (question: string, said: string) => call('response.set', { bid, question, answer: said, reason: 'By telephone' })
  await answer('company.owners', 'A family')
  await answer('company.insolvency', 'No')
  await answer('company.revenue', '120')
  const questions = questionsOf(await call('template.show', { template }))
  const question = (id: string) => {
    const found = questions.find((one) => one.id === id)
    if (!found) throw new Error(id)
    return found
  }
  const revenue = question('company.revenue')
  if (revenue.type !== 'money') throw new Error('no amount')
  await call('template.edit', {
    template,
    edits: [
      { do: 'setQuestion', question: { ...question('company.owners'), text: 'Who owns you?' } },
      { do: 'setQuestion', question: { ...revenue, currency: 'SEK' } },
      { do: 'remove', part: 'question', id: 'company.insolvency' },
    ],
  })
  const answers = async () =>
    new Map((await call('response.list', { bid })).map(({ question: id, state, display }) => [id, display ?? state]))
  return { ...application, template, tender, bid, answers }
}

describe('A tender that takes another version of its questionnaire', () => {
  it('says first what would come of it, and changes nothing', async () => {
    const { call, tender, template } = await desk()
    const report = await call('tender.migration', { tender, template })
    expect(report.from).toEqual({ key: 'own', version: '1.0.0' })
    expect(report.firm).toBe(null)
    expect(report.changes.map(({ kind, id }) => [kind, id])).toEqual([
      ['changed', 'company.owners'],
      ['changed', 'company.revenue'],
      ['removed', 'company.insolvency'],
    ])
    expect(report.bids.map(({ bidder, carried, lost }) => [bidder, carried, lost])).toEqual([['Nordlicht', 1, 2]])
    expect(report.bids[0]?.rows.map(({ question, verdict }) => [question, verdict])).toEqual([
      ['company.owners', 'carried'],
      ['company.revenue', 'lost'],
      ['company.insolvency', 'lost'],
    ])
    expect((await call('tender.show', { tender })).instrument.templateVersion).toBe('1.0.0')
  })

  it('keeps the answers that fit and records why another does not, and takes all of it back as one action', async () => {
    const { call, tender, template, answers } = await desk()
    const { instrument } = await call('tender.show', { tender })
    const { to, amendment } = await call('tender.migrate', { tender, template })
    expect([to.version, amendment]).toEqual(['1.0.1', null])
    expect((await call('tender.show', { tender })).instrument).toMatchObject({
      templateVersion: '1.0.1',
      questions: instrument.questions - 1,
    })
    const now = await answers()
    expect(now.get('company.owners')).toBe('A family')
    expect(now.get('company.revenue')).toBe('blank')
    expect(now.has('company.insolvency')).toBe(false)
    const found = await call('search.query', { text: '"Who owns you"', kinds: ['question'] })
    expect(found.results.map(({ subject }) => subject?.id)).toEqual(['company.owners'])
    expect((await call('workspace.verify', {})).sound).toBe(true)
    await call('workspace.undo', {})
    expect((await call('tender.show', { tender })).instrument).toEqual(instrument)
    expect((await answers()).get('company.revenue')).toContain('120')
    expect((await call('search.query', { text: '"Who owns you"', kinds: ['question'] })).results).toEqual([])
  })

  it('does so by an amendment, with the reason, once a workbook went out', async () => {
    const { call, refused, folder, tender, template, bid } = await desk()
    await call('bid.workbook', { bid, path: `${folder}/Nordlicht.xlsx` })
    expect((await refused('tender.migrate', { tender, template })).code).toBe('migration.reason')
    const { amendment } = await call('tender.migrate', { tender, template, reason: 'A bidder asked' })
    expect(amendment).toBe(1)
    const [made] = await call('amendment.list', { tender })
    expect(made).toMatchObject({ reason: 'A bidder asked', deviation: false })
    expect(made?.changes.map(({ field, about, after }) => [field, about, after])).toEqual([
      ['questionnaire', null, expect.stringMatching(/ 1\.0\.1$/)],
      ['question', 'company.owners', 'Who owns you?'],
      ['question', 'company.revenue', 'currency SEK'],
      ['question', 'company.insolvency', null],
    ])
  })

  it('refuses the version that it asks already, and one that loses what was scored', async () => {
    const { call, refused, tender, template, bid } = await desk()
    const { id: evaluator } = await call('evaluator.add', { name: 'A. Keller' })
    const questions = questionsOf(await call('template.show', { template }))
    const open = questions.find(({ type, weight }) => type === 'longText' && weight > 0)?.id ?? ''
    await call('response.set', { bid, question: open, answer: 'With care', reason: 'By telephone' })
    await call('score.set', { bid, subject: { kind: 'question', id: open }, evaluator, points: 3, reason: 'As shown' })
    await call('template.edit', { template, edits: [{ do: 'remove', part: 'question', id: open }] })
    expect((await refused('tender.migrate', { tender, template })).code).toBe('migration.scored')
    await call('workspace.undo', {})
    await call('tender.migrate', { tender, template })
    expect((await refused('tender.migrate', { tender, template })).code).toBe('migration.same')
  })
})
