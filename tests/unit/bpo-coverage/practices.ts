/** The questions that test each benefit of outsourcing. */
export const benefits: Record<string, string[]> = {
  'benefit.cost': ['benefits.cost', 'benefits.cost-guarantee'],
  'benefit.efficiency': ['quality.analytics', 'technology.automated', 'benefits.efficiency'],
  'benefit.flexibility': ['capacity.scale-up', 'capacity.scale-down', 'contract.flexibility', 'benefits.flexibility'],
  'benefit.expertise': ['experience.industry-problems', 'experience.key-people', 'knowledge.qualified', 'benefits.experts'],
  'benefit.innovation': ['technology.new-solutions', 'governance.long-term', 'benefits.ideas'],
  'benefit.focus': ['benefits.focus'],
  'benefit.risk-reduction': ['benefits.risk'],
}

/** The questions that test each good practice. */
export const practices: Record<string, string[]> = {
  'practice.tasks': ['expectations.tasks'],
  'practice.timelines': ['expectations.tasks', 'transition.plan'],
  'practice.deadlines': ['expectations.tasks', 'expectations.milestones', 'transition.plan', 'transition.punctual'],
  'practice.performance-measures': ['trial.pass-marks', 'expectations.tasks', 'quality.service-levels'],
  'practice.experience': ['experience.years', 'experience.clients'],
  'practice.expertise': ['experience.certificates', 'experience.key-people', 'knowledge.qualified', 'benefits.experts'],
  'practice.reputation': [
    'company.convictions',
    'company.proceedings',
    'company.criticism',
    'experience.renewals',
    'experience.terminated',
    'experience.terminated-lessons',
    'references.clients',
    'compliance.penalties',
  ],
  'practice.industry-knowledge': ['experience.industry-clients', 'experience.industry-problems', 'benefits.experts'],
  'practice.references': ['references.clients', 'references.private', 'references.former', 'references.visit'],
  'practice.trial-run': ['trial.offer', 'trial.weeks', 'trial.pass-marks', 'trial.results'],
  'practice.confidentiality': ['people.confidentiality', 'contract.nda'],
  'practice.security-reviews': ['security.client-reviews'],
  'practice.check-ins': ['governance.meetings'],
  'practice.status-updates': ['governance.status', 'governance.late-reports'],
  'practice.monitoring': ['quality.data-access', 'quality.sampling', 'governance.late-reports', 'governance.continuous'],
  'practice.provider-feedback': ['expectations.unclear', 'governance.feedback'],
  'practice.flexibility': [
    'expectations.feedback-actions',
    'capacity.scale-down',
    'capacity.agile',
    'capacity.change-requests',
    'contract.flexibility',
    'exit.notice',
  ],
  'practice.long-term': ['experience.renewals', 'governance.long-term', 'benefits.cost-guarantee'],
  'practice.contract-terms': [
    'quality.credits',
    'contract.changes',
    'contract.liability',
    'contract.control-change',
    'exit.notice',
  ],
  'practice.contract-definition': ['contract.definitions'],
  'practice.contract-review': ['contract.reviews'],
  'practice.client-jobs': ['transition.client-jobs', 'transition.transferred-staff'],
}

/** The questions that test each delivery model. */
export const models: Record<string, string[]> = {
  'model.offshore': ['locations.models', 'locations.overlap', 'locations.offshore-lead', 'privacy.transfers'],
  'model.nearshore': ['locations.models', 'locations.nearshore-travel'],
  'model.onshore': ['locations.models', 'locations.onshore-staff'],
  'model.knowledge': ['locations.models', 'knowledge.qualified', 'knowledge.second-review'],
}
