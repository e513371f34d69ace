import type { evidenceContract } from '../../shared/evidence/contract.ts'
import { type Endpoints, preparedCommand, query, task } from '../endpoint.ts'
import { exportContent } from '../workspace/content.ts'
import { checkOutput, explainedOutput } from '../workspace/output.ts'
import { addEvidence, inspectEvidence, loadAllEvidence, loadEvidence } from './evidence.ts'
import { drawEvidence, previewEvidence } from './preview.ts'

export const evidenceEndpoints: Endpoints<keyof typeof evidenceContract> = {
  'evidence.add': preparedCommand(async (_context, { path, note, origin }) => {
    const file = inspectEvidence(path)
    return ({ write, at }) => addEvidence(write, file, { origin, note, addedAt: at })
  }),
  'evidence.list': query(({ read }) => loadAllEvidence(read)),
  'evidence.preview': query(({ read }, { evidence }) => previewEvidence(read, evidence)),
  'evidence.page': query(({ read, signal }, { evidence, ...wanted }) => drawEvidence(read, evidence, wanted, signal)),
  'evidence.export': task(({ session }, { evidence, path, replace }) => {
    const { read } = session.workspace()
    const { sha256, size } = loadEvidence(read, evidence)
    checkOutput(path, { replace })
    explainedOutput(path, () => exportContent(read, sha256, path))
    return { path, size, sha256 }
  }),
}
