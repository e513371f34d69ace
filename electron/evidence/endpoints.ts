import type { evidenceContract } from '../../shared/evidence/contract.ts'
import { command, type Endpoints, preparedCommand, query, task } from '../endpoint.ts'
import { giveOut } from '../giving-out.ts'
import { exportContent } from '../workspace/content.ts'
import { addEvidence, inspectEvidence, loadAllEvidence, loadEvidence, noteEvidence } from './evidence.ts'
import { drawEvidence, previewEvidence } from './preview.ts'

export const evidenceEndpoints: Endpoints<typeof evidenceContract> = {
  'evidence.add': preparedCommand(async (_context, { path, note, origin }) => {
    const file = inspectEvidence(path)
    return (commit) => addEvidence(commit, file, { origin, note })
  }),
  'evidence.note': command((context, { evidence, note }) => noteEvidence(context, evidence, note)),
  'evidence.list': query(({ read }) => loadAllEvidence(read)),
  'evidence.preview': query(({ read }, { evidence }) => previewEvidence(read, evidence)),
  'evidence.page': query(({ read, signal }, { evidence, ...wanted }) => drawEvidence(read, evidence, wanted, signal)),
  'evidence.export': task((context, { evidence, path, replace }) => {
    const { read } = context.session.workspace()
    const { id, sha256, size } = loadEvidence(read, evidence)
    const given = { command: 'evidence.export', kind: 'evidence', about: id } as const
    const { registered } = giveOut(context, given, { path, replace }, (temporary) => exportContent(read, sha256, temporary))
    return { path, size, sha256, registered }
  }),
}
