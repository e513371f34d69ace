import { describe, expect, it } from 'vitest'
import { builtInTemplates } from '../../electron/questionnaires/built-in.ts'
import { checkTemplate } from '../../shared/questionnaires/check.ts'
import { type Question, riskFamilies, type Template } from '../../shared/questionnaires/model.ts'
import { criteriaOf, isLeaf, questionsOf, sectionsOf } from '../../shared/questionnaires/walk.ts'
import { bpoCoverage } from './bpo-coverage.ts'
import { coverageItems, coverageTable } from './due-diligence.ts'

const template = builtInTemplates().find(({ key }) => key === 'bpo-due-diligence')
if (!template) throw new Error('The built-in due-diligence template is missing')
const questions = questionsOf(template)
const leaves = criteriaOf(template).filter(isLeaf)
const idsOf = (found: readonly { id: string }[]): string[] => found.map(({ id }) => id)

/** The points that the answers to a closed question can earn; undefined where no rule scores it. */
function earned(question: Question): number[] | undefined {
  switch (question.type) {
    case 'yesNo':
    case 'yesPartlyNo':
      return question.points && Object.values(question.points)
    case 'singleChoice':
    case 'multipleChoice': {
      const points = question.choices.flatMap((choice) => choice.points ?? [])
      if (points.length === 0 || question.type === 'singleChoice') return points.length === 0 ? undefined : points
      return [
        ...points,
        Math.min(
          5,
          points.reduce((sum, each) => sum + each, 0),
        ),
      ]
    }
    case 'number':
    case 'percentage':
      return question.bands?.map(({ points }) => points)
    default:
      return undefined
  }
}

/** Every text of a question that people read, by the place it stands in. */
function textsOf(question: Question): [place: string, text: string][] {
  const texts: [string, string | undefined][] = [
    ['text', question.text],
    ['guidance', question.guidance],
    ['evidence', question.evidence],
    ['reason', question.knockOut?.reason],
  ]
  if ('choices' in question) texts.push(...question.choices.map(({ label }): [string, string] => ['choice', label]))
  if ('columns' in question) texts.push(...question.columns.map(({ title }): [string, string] => ['column', title]))
  if ('anchors' in question) texts.push(...(question.anchors ?? []).map((anchor): [string, string] => ['anchor', anchor]))
  return texts.flatMap(([place, text]): [string, string][] => (text === undefined ? [] : [[`${question.id} ${place}`, text]]))
}

describe('the built-in due-diligence template', () => {
  it('meets every rule of templates', () => {
    expect(checkTemplate(template)).toEqual([])
  })

  it('asks at least 160 questions in at least 13 sections, of every type', () => {
    expect(questions.length).toBeGreaterThanOrEqual(160)
    expect(template.sections.length).toBeGreaterThanOrEqual(13)
    expect(new Set(questions.map(({ type }) => type))).toEqual(
      new Set([
        ...['yesNo', 'yesPartlyNo', 'singleChoice', 'multipleChoice', 'number', 'percentage'],
        ...['money', 'date', 'shortText', 'longText', 'table', 'files'],
      ]),
    )
  })

  it('asks for evidence with every question', () => {
    expect(idsOf(questions.filter(({ evidence }) => !evidence))).toEqual([])
  })

  it('tests every risk family', () => {
    expect(new Set(questions.flatMap(({ risk }) => risk ?? []))).toEqual(new Set(riskFamilies))
  })

  it('names sections and price lines once, so that a sheet can be called by its title', () => {
    const titles = sectionsOf(template).map(({ title }) => title)
    expect(titles.filter((title) => title.length > 40)).toEqual([])
    expect(new Set(template.sections.map(({ title }) => title.toLowerCase())).size).toBe(template.sections.length)
    expect(template.priceLines.length).toBeGreaterThan(0)
  })
})

describe('its criterion tree', () => {
  it('has four to six groups that weigh 100 together, and 18 to 28 leaves', () => {
    expect(template.criteria.length).toBeGreaterThanOrEqual(4)
    expect(template.criteria.length).toBeLessThanOrEqual(6)
    expect(sumOfWeights(template.criteria)).toBe(100)
    for (const { children = [] } of template.criteria) expect(sumOfWeights(children)).toBe(100)
    expect(leaves.length).toBeGreaterThanOrEqual(18)
    expect(leaves.length).toBeLessThanOrEqual(28)
  })

  it('gives the price 30 of 100', () => {
    const [share] = template.criteria.flatMap((group) =>
      (group.children ?? []).filter(({ scoring }) => scoring === 'price').map(({ weight }) => (group.weight * weight) / 100),
    )
    expect(share).toBe(30)
  })

  it('scores at least two leaves as a whole, each against its own scale', () => {
    const whole = leaves.filter(({ scoring }) => scoring === 'whole')
    expect(whole.length).toBeGreaterThanOrEqual(2)
    for (const leaf of whole) expect(leaf.anchors).toHaveLength(6)
  })

  it('has titles that fit a column', () => {
    expect(criteriaOf(template).filter(({ title }) => title.length > 34)).toEqual([])
  })

  it('rests each leaf except the price on at least five questions', () => {
    const thin = leaves.filter(
      ({ id, scoring }) => scoring !== 'price' && questions.filter(({ criterion }) => criterion === id).length < 5,
    )
    expect(idsOf(thin)).toEqual([])
  })

  function sumOfWeights(criteria: readonly { weight: number }[]): number {
    return criteria.reduce((sum, { weight }) => sum + weight, 0)
  }
})

describe('its points', () => {
  it('are published for each closed question that has a weight', () => {
    const closed = ['yesNo', 'yesPartlyNo', 'singleChoice', 'multipleChoice', 'number', 'percentage']
    const silent = questions.filter((question) => question.weight > 0 && closed.includes(question.type) && !earned(question))
    expect(idsOf(silent)).toEqual([])
  })

  it('reach from 0 to 5 in each question that a rule scores', () => {
    const ruled = questions.flatMap((question) => {
      const points = earned(question)
      return points ? [{ id: question.id, lowest: Math.min(...points), highest: Math.max(...points) }] : []
    })
    expect(ruled.length).toBeGreaterThan(100)
    expect(ruled.filter(({ lowest, highest }) => lowest !== 0 || highest !== 5)).toEqual([])
  })

  it('rise or fall with the value, never both', () => {
    for (const question of questions) {
      if (question.type !== 'number' && question.type !== 'percentage') continue
      const points = (question.bands ?? []).map(({ points }) => points)
      const rising = points.toSorted((a, b) => a - b)
      expect([rising, rising.toReversed()], question.id).toContainEqual(points)
    }
  })

  it('use a scale of its own for each open question that has a weight', () => {
    const open = ['longText', 'shortText', 'table', 'files', 'money', 'date']
    const generic = questions.filter(
      (question) => question.weight > 0 && open.includes(question.type) && !('anchors' in question && question.anchors),
    )
    expect(idsOf(generic)).toEqual([])
  })

  it('never reward an answer that hides a question: whoever drops questions earns the most, or nothing, on the first', () => {
    for (const question of questions) {
      const condition = question.visibleWhen
      if (condition?.hiddenCountsAs !== 'dropped' || !('answers' in condition)) continue
      const { answers } = condition
      const controller = questions.find(({ id }) => id === condition.question)
      if (!controller || controller.weight === 0) continue
      const points = new Map(pointsByAnswer(controller))
      const hiding = [...points].filter(([answer]) => !answers.includes(answer)).map(([, value]) => value)
      const showing = answers.map((answer) => points.get(answer) ?? 0)
      expect(Math.min(...hiding), question.id).toBeGreaterThanOrEqual(Math.max(...showing))
    }
  })

  it('offer “not applicable” only where health or payment-card rules may not concern a bidder', () => {
    expect(idsOf(questions.filter(({ notApplicable }) => notApplicable))).toEqual([
      'security.pci',
      'privacy.hipaa-agreement',
      'privacy.hipaa-analysis',
    ])
  })

  function pointsByAnswer(question: Question): [string, number][] {
    if (question.type === 'yesNo' || question.type === 'yesPartlyNo') return Object.entries(question.points ?? {})
    if (question.type === 'singleChoice') return question.choices.map(({ id, points = 0 }) => [id, points])
    throw new Error(`${question.id}: add this type to the test`)
  }
})

describe('its knock-outs', () => {
  const knockOuts = questions.flatMap(({ id, knockOut }) => (knockOut ? [{ id, ...knockOut }] : []))

  it('are 8 to 15, labelled in reading order', () => {
    expect(knockOuts.length).toBeGreaterThanOrEqual(8)
    expect(knockOuts.length).toBeLessThanOrEqual(15)
    expect(knockOuts.map(({ label }) => label)).toEqual(knockOuts.map((_knockOut, index) => `K${index + 1}`))
  })

  it('each state as a phrase what excludes', () => {
    for (const { reason } of knockOuts) expect(reason).toMatch(/^[a-z].*[^.?]$/)
  })

  it('gate what no points can outweigh', () => {
    expect(knockOuts.map(({ label, id, reason }) => `${label} ${id}: ${reason}`)).toEqual([
      'K1 company.insolvency: the bidder is insolvent or in insolvency proceedings',
      'K2 company.sanctions: the bidder, an owner or a director is under sanctions',
      'K3 company.convictions: a conviction for a serious business offence in the last five years',
      'K4 people.background-checks: staff get access to client data before their background is checked',
      'K5 people.confidentiality: staff get access to client data without a confidentiality undertaking',
      'K6 security.certificate: no ISO/IEC 27001 certificate or equivalent proof for all proposed sites',
      'K7 security.access.mfa: remote or privileged access to client data without multi-factor authentication',
      'K8 security.audit-right: no right of the client and its authorities to audit on site',
      'K9 security.notification: notice of a data breach later than 48 hours after discovery',
      'K10 privacy.agreement: no data processing agreement with the contents of GDPR Article 28(3)',
      'K11 continuity.recovery-test: no recovery plan tested in the last twelve months',
      'K12 subcontracting.consent: new subcontractors without the client’s consent or right to object',
      'K13 exit.data-return: no return of all client data at the end of the contract',
    ])
  })
})

describe('its wording', () => {
  const texts = questions.flatMap(textsOf)
  const offending = (rule: (text: string) => boolean): string[] => texts.flatMap(([place, text]) => (rule(text) ? [place] : []))

  it('asks one thing, in a sentence of its own', () => {
    const asked = questions.map(({ id, text }): [string, string] => [id, text])
    expect(asked.filter(([, text]) => !/^[A-Z].*[.?]$/.test(text))).toEqual([])
    expect(asked.filter(([, text]) => (text.match(/\?/g) ?? []).length > 1)).toEqual([])
    expect(new Set(asked.map(([, text]) => text)).size).toBe(asked.length)
  })

  it('says what “partly” means wherever it can be answered', () => {
    const vague = questions.filter(({ type, guidance }) => type === 'yesPartlyNo' && !guidance?.includes('Partly: '))
    expect(idsOf(vague)).toEqual([])
  })

  it('is short', () => {
    expect(offending((text) => text.length > 300)).toEqual([])
    expect(offending((text) => text.split(/(?<=[.?:;])\s/).some((sentence) => sentence.split(' ').length > 35))).toEqual([])
  })

  it('leaves no choice between two readings, and no gap to be filled later', () => {
    expect(offending((text) => /\band\/or\b|\bs\/he\b|\betc\b/i.test(text))).toEqual([])
    expect(
      offending((text) => /\b(?:tbd|todo|tbc|fixme|lorem|xxx|placeholder)\b|\[.*\]|<.*>|\.\.\.|…|_{2,}/i.test(text)),
    ).toEqual([])
  })

  it('ends guidance, evidence and anchors with a full stop', () => {
    const sentences = texts.filter(([place]) => / (?:guidance|evidence|anchor)$/.test(place))
    expect(sentences.filter(([, text]) => !text.endsWith('.'))).toEqual([])
  })

  it('uses British spelling and typographic quotation marks', () => {
    expect(
      offending((text) => /\b(?:organiz|program\b|labor\b|center\b|license[sd]? agreement|favor|behavior)/i.test(text)),
    ).toEqual([])
    expect(offending((text) => /['"]/.test(text))).toEqual([])
    expect(offending((text) => / {2}|\s$|^\s/.test(text))).toEqual([])
  })

  it('never shows an id', () => {
    const ids = [...idsOf(questions), ...idsOf(criteriaOf(template))].filter((id) => id.includes('.'))
    expect(offending((text) => ids.some((id) => text.includes(id)))).toEqual([])
  })

  it('cites laws by article and standards by name alone', () => {
    const law =
      /^(?:GDPR Article \d+(?:\(\d+\))?(?:\([a-z]\))?|45 CFR 16[04]\.\d+(?:\([\da-zA-Z]+\))*|DORA Article \d+(?:\(\d+\))?(?:\([a-z]\))?|EBA\/GL\/2019\/02 section \d+(?:\.\d)?)$/
    const standards = ['ISO 37500', 'ISO 18295-1', 'ISO/IEC 27001', 'ISO 22301', 'ISO 37301', 'ISO 9001', 'PCI DSS']
    const references = questions.flatMap((question) => question.references)
    expect(references.filter((reference) => !law.test(reference) && !standards.includes(reference))).toEqual([])
    for (const source of ['GDPR', '45 CFR', 'DORA', 'EBA', 'ISO 37500', 'ISO 18295-1', 'ISO/IEC 27001', 'ISO 22301', 'PCI DSS'])
      expect(
        references.some((reference) => reference.startsWith(source)),
        source,
      ).toBe(true)
  })
})

describe('its coverage', () => {
  const tableOf = (subject: Template): Record<string, string[]> =>
    Object.fromEntries(coverageTable(subject).map(({ item, questions }) => [item.id, idsOf(questions)]))

  it('names known items only, each once', () => {
    const known = idsOf(coverageItems)
    expect(new Set(known).size).toBe(known.length)
    for (const { parent } of coverageItems) if (parent) expect(known).toContain(parent)
    expect(questions.flatMap(({ covers }) => covers).filter((id) => !known.includes(id))).toEqual([])
    for (const { id, covers } of questions) expect(new Set(covers).size, id).toBe(covers.length)
  })

  it('names an item with parts only where it names none of the parts, so that each entry counts', () => {
    const parentOf = new Map(coverageItems.map(({ id, parent }) => [id, parent]))
    const idle = questions.filter(({ covers }) => covers.some((id) => covers.includes(parentOf.get(id) ?? '')))
    expect(idsOf(idle)).toEqual([])
  })

  it('spans ten challenge areas, five risk families, seven benefits and four delivery models', () => {
    const count = (group: string, top = true): number =>
      coverageItems.filter((item) => item.group === group && (!top || !item.parent)).length
    expect(count('challenge')).toBe(10)
    expect(count('countermeasure', false)).toBe(78)
    expect(count('risk')).toBe(5)
    expect(count('risk', false)).toBe(24)
    expect(count('benefit')).toBe(7)
    expect(count('practice')).toBe(22)
    expect(count('deliveryModel')).toBe(4)
  })

  it('tests each item, and asks for evidence with at least one of its questions', () => {
    const untested = coverageTable(template).filter(({ questions }) => !questions.some(({ evidence }) => evidence))
    expect(untested.map(({ item }) => item.id)).toEqual([])
  })

  it('is the table that was agreed: each item with the questions that test it', () => {
    expect(tableOf(template)).toEqual(bpoCoverage)
  })

  it('differs from that table as soon as one question no longer covers one item', () => {
    for (const [position, { covers }] of questions.entries()) {
      for (const lost of covers) {
        const mutilated = structuredClone(template)
        const question = questionsOf(mutilated)[position]
        if (question) question.covers = covers.filter((id) => id !== lost)
        expect(tableOf(mutilated)[lost]).not.toEqual(bpoCoverage[lost])
      }
    }
  })

  it('has a gap as soon as the only question of an item is gone', () => {
    const mutilated = structuredClone(template)
    for (const question of questionsOf(mutilated))
      question.covers = question.covers.filter((id) => id !== 'measure.security.firewalls')
    const gaps = coverageTable(mutilated).filter(({ questions }) => questions.length === 0)
    expect(gaps.map(({ item }) => item.title)).toEqual(['Firewalls'])
  })
})
