import type { Question, Template } from '../../shared/questionnaires/model.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'

export type CoverageGroup = 'challenge' | 'countermeasure' | 'risk' | 'benefit' | 'practice' | 'deliveryModel'

/** One subject of outsourcing due diligence that a questionnaire can test. An item with parts is tested by what tests its parts. */
export type CoverageItem = { id: string; title: string; group: CoverageGroup; parent?: string }

type Parts = Record<string, string>

function items(group: CoverageGroup, prefix: string, parts: Parts, parent?: string): CoverageItem[] {
  return Object.entries(parts).map(([name, title]) => ({
    id: `${prefix}.${name}`,
    title,
    group,
    ...(parent === undefined ? {} : { parent }),
  }))
}

function challenge(name: string, title: string, measures: Parts): CoverageItem[] {
  const id = `challenge.${name}`
  return [{ id, title, group: 'challenge' }, ...items('countermeasure', `measure.${name}`, measures, id)]
}

function riskFamily(name: string, title: string, risks: Parts): CoverageItem[] {
  const id = `risk.${name}`
  return [{ id, title, group: 'risk' }, ...items('risk', id, risks, id)]
}

/** What due diligence on an outsourcing provider has to test: the rows of the coverage table. */
export const coverageItems: readonly CoverageItem[] = [
  ...challenge('communication', 'Communication and language', {
    openness: 'Open, transparent communication',
    channels: 'Clear channels that everybody can reach',
    'language-training': 'Language training',
    documentation: 'Documentation and guidelines',
    'geographic-distance': 'Geographic distance',
    'cultural-distance': 'Cultural distance',
    'time-zones': 'Time-zone distance',
  }),
  ...challenge('security', 'Data security and privacy', {
    encryption: 'Encryption',
    firewalls: 'Firewalls',
    'access-control': 'Access control',
    gdpr: 'GDPR',
    hipaa: 'HIPAA',
    standards: 'Industry security standards',
    audits: 'Regular security audits',
    'vulnerability-assessments': 'Vulnerability assessments',
    awareness: 'Privacy awareness and training',
    breaches: 'Protection against breaches',
    phishing: 'Protection against phishing',
    malware: 'Protection against malware',
  }),
  ...challenge('turnover', 'Turnover and retention', {
    recognition: 'Recognition',
    career: 'Career development',
    environment: 'Work environment',
    training: 'Staff training',
    'continuous-learning': 'Continuous learning',
    feedback: 'Open feedback from staff',
    concerns: 'Concerns handled early',
    'knowledge-transfer': 'Knowledge transfer when people leave',
  }),
  ...challenge('quality', 'Quality and performance', {
    'service-levels': 'Service levels (SLA)',
    indicators: 'Performance indicators (KPI)',
    alignment: 'Measures aligned with what the client expects',
    reviews: 'Regular reviews',
    audits: 'Quality audits',
    monitoring: 'Monitoring tools',
    analytics: 'Analytics for trends and bottlenecks',
    upskilling: 'Upskilling',
    control: 'Control kept by the client',
  }),
  ...challenge('compliance', 'Regulatory compliance', {
    'industry-law': 'Watching the law of the industry',
    'geographic-law': 'Watching the law of the places',
    framework: 'Compliance framework and processes',
    'internal-audits': 'Internal audits that find gaps',
    'gap-closure': 'Closing the gaps found',
    awareness: 'Compliance awareness and training',
  }),
  ...challenge('scalability', 'Scalability and flexibility', {
    capacity: 'Capacity and resources for changing demand',
    peaks: 'Contingency for peaks',
    disruptions: 'Backup capacity for disruptions',
    agile: 'Agile ways of working',
    cloud: 'Cloud platforms',
    remote: 'Remote collaboration',
  }),
  ...challenge('culture', 'Cultural alignment', {
    training: 'Cultural training',
    exchange: 'Exchange between teams',
    'knowledge-sharing': 'Knowledge sharing between teams',
    values: 'Shared values',
    goals: 'Shared goals',
    conflicts: 'Regular channels to settle differences promptly',
  }),
  ...challenge('technology', 'Technological integration', {
    assessment: 'Assessment of the existing systems',
    'data-exchange': 'Data exchange',
    automation: 'Process automation',
    compatibility: 'Compatibility',
    upgrades: 'Upgrades',
    'new-solutions': 'New solutions',
    'transition-training': 'Training in the transition',
    'transition-support': 'Support in the transition',
  }),
  ...challenge('reliability', 'Reliability and continuity', {
    backups: 'Backups',
    'disaster-recovery': 'Disaster recovery',
    continuity: 'Continuity strategy',
    testing: 'Plans tested regularly',
    updating: 'Plans updated regularly',
    notification: 'Telling clients of disruptions',
    'problem-solving': 'Proactive, transparent problem-solving',
  }),
  ...challenge('expectations', 'Expectations', {
    needs: 'Needs assessment up front',
    requirements: 'Requirements up front',
    progress: 'Progress updates',
    'open-lines': 'Open lines to the client',
    timelines: 'Transparency on timelines',
    deliverables: 'Transparency on deliverables',
    difficulties: 'Transparency on difficulties',
    decisions: 'The client takes part in decisions',
    feedback: 'The client is asked for feedback',
  }),
  ...riskFamily('security', 'Security risks', {
    'data-breach': 'Data breach',
    confidentiality: 'Loss of confidentiality',
    phishing: 'Phishing',
    malware: 'Malware',
  }),
  ...riskFamily('quality', 'Quality and performance risks', {
    'loss-of-control': 'Loss of control',
    misunderstanding: 'Misunderstanding',
  }),
  ...riskFamily('legal', 'Legal and compliance risks', {
    regulations: 'Breach of regulations',
    'unclear-contracts': 'Unclear contracts',
    disputes: 'Disputes',
    'dispute-resolution': 'Resolution of disputes',
  }),
  ...riskFamily('operational', 'Operational risks', {
    downtime: 'Downtime',
    'system-failure': 'System failure',
    'data-loss': 'Data loss',
    turnover: 'Turnover',
    'knowledge-loss': 'Knowledge loss',
    'political-instability': 'Political instability',
    economy: 'Economic difficulties',
    currency: 'Currency movements',
    concentration: 'Concentration in one place',
  }),
  ...riskFamily('reputation', 'Reputation risks', {}),
  ...items('benefit', 'benefit', {
    cost: 'Lower cost',
    efficiency: 'Efficiency',
    flexibility: 'Flexibility and scale',
    expertise: 'Expertise',
    innovation: 'Innovation',
    focus: 'Focus on the core business',
    'risk-reduction': 'Risk reduction',
  }),
  ...items('practice', 'practice', {
    tasks: 'Define tasks',
    timelines: 'Define timelines',
    deadlines: 'Define deadlines',
    'performance-measures': 'Define performance measures',
    experience: 'Due diligence on experience',
    expertise: 'Due diligence on expertise',
    reputation: 'Due diligence on reputation',
    'industry-knowledge': 'Due diligence on industry knowledge',
    references: 'Client references',
    'trial-run': 'Trial run',
    confidentiality: 'Non-disclosure agreements',
    'security-reviews': 'Regular security reviews',
    'check-ins': 'Agreed check-ins',
    'status-updates': 'Agreed status updates',
    monitoring: 'Consistent monitoring',
    'provider-feedback': 'Taking the provider’s feedback',
    flexibility: 'Flexibility on both sides',
    'long-term': 'The long-term view',
    'contract-terms': 'Contract terms',
    'contract-definition': 'Clear definition in the contract',
    'contract-review': 'Contract reviewed and updated',
    'client-jobs': 'Effect on the client’s own jobs',
  }),
  ...items('deliveryModel', 'model', {
    offshore: 'Offshore',
    nearshore: 'Nearshore',
    onshore: 'Onshore',
    knowledge: 'Knowledge process outsourcing (KPO)',
  }),
]

/** A row of the coverage table: an item and the questions that test it, in reading order. */
export type CoverageRow = { item: CoverageItem; questions: Question[] }

/** The coverage table of a template: which questions test each item, directly or through its parts. */
export function coverageTable(template: Template): CoverageRow[] {
  const questions = questionsOf(template)
  return coverageItems.map((item) => {
    const wanted = new Set([item.id, ...coverageItems.filter(({ parent }) => parent === item.id).map(({ id }) => id)])
    return { item, questions: questions.filter((question) => question.covers.some((id) => wanted.has(id))) }
  })
}
