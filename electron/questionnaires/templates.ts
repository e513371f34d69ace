import { checkTemplate } from '../../shared/questionnaires/check.ts'
import type { questionnairesContract } from '../../shared/questionnaires/contract.ts'
import { lintTemplate } from '../../shared/questionnaires/policy/lint.ts'
import { templateDifference } from '../../shared/questionnaires/template-difference.ts'
import { weigh } from '../../shared/questionnaires/weights/weigh.ts'
import { Refusal } from '../../shared/result.ts'
import { command, type Endpoints, preparedCommand, query, task } from '../endpoint.ts'
import { checkEnding, writeOutput } from '../workspace/output.ts'
import { copyTemplate, createTemplate, editTemplate, importTemplate, keepVersion, retireTemplate } from './editing.ts'
import { allTemplates, findTemplate, summaryOf } from './find.ts'
import { loadParts, loadVersions } from './own.ts'
import { readTemplateFile } from './template-file.ts'
import { exportTranslations, importTranslations } from './translations.ts'
import { loadWeights, weighParts } from './weighing.ts'

export const questionnairesEndpoints: Endpoints<typeof questionnairesContract> = {
  'template.list': task(({ session }, { retired: all }) =>
    allTemplates(session.opened?.read)
      .filter(({ retired }) => all || !retired)
      .map(({ id, template, retired }) => summaryOf(template, id, retired)),
  ),
  'template.show': task(({ session }, { template }) => findTemplate(session.opened?.read, template).template),
  'template.lint': task(({ session, translate }, { template: named, ...options }) => {
    const { template } = findTemplate(session.opened?.read, named)
    return {
      problems: checkTemplate(template).map(({ message, details }) => translate(message, details)),
      findings: lintTemplate(template, options).map((finding) => ({
        ...finding,
        message: translate(`template.finding.${finding.code}`, finding.details),
      })),
    }
  }),
  'template.weights': task(({ translate }, { basis, whole }) => {
    const result = weigh(basis, whole)
    if (!result.ok) throw new Refusal('template.weights', { why: translate(result.problem.message, result.problem.details) })
    return result.value
  }),
  'template.compare': task(({ session }, { before, after }) => {
    const read = session.opened?.read
    return templateDifference(findTemplate(read, before).template, findTemplate(read, after).template)
  }),
  'template.export': task(({ session }, { template, path, replace }) => {
    const found = findTemplate(session.opened?.read, template)
    checkEnding(path, '.json')
    writeOutput(path, `${JSON.stringify(found.template, null, 2)}\n`, { replace })
    return { path }
  }),
  'template.draft': query(({ read }, { template }) => ({
    id: template,
    parts: loadParts(read, template),
    weights: loadWeights(read, template),
    versions: loadVersions(read, template),
  })),
  'template.create': command(createTemplate),
  'template.copy': command(copyTemplate),
  'template.import': preparedCommand(async ({ translate }, { path, key }) => {
    const template = readTemplateFile(path, translate)
    return (context) => importTemplate(context, template, key)
  }),
  'template.edit': command(editTemplate),
  'template.weigh': command(weighParts),
  'template.retire': command(retireTemplate),
  'template.version': command(keepVersion),
  'template.exportTranslations': task(exportTranslations),
  'template.importTranslations': preparedCommand(importTranslations),
}
