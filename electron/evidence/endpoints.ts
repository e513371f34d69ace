import { setImmediate } from 'node:timers/promises'
import type { evidenceContract } from '../../shared/evidence/contract.ts'
import { Refusal } from '../../shared/result.ts'
import { command, type Endpoints, preparedCommand, query, task } from '../endpoint.ts'
import { giveOut } from '../giving-out.ts'
import { exportContent, type IncomingFile } from '../workspace/content.ts'
import { addEvidence, inspectEvidence, loadAllEvidence, loadEvidence, noteEvidence } from './evidence.ts'
import { drawEvidence, previewEvidence } from './preview.ts'

export const evidenceEndpoints: Endpoints<typeof evidenceContract> = {
  'evidence.add': preparedCommand(async ({ signal, progress }, { paths, note, origin }) => {
    const files: IncomingFile[] = []
    for (const [done, path] of paths.entries()) {
      progress({ step: 'evidence.add', done, total: paths.length })
      files.push(inspectEvidence(path))
      await setImmediate()
      signal.throwIfAborted()
    }
    return (commit) => {
      const add = (file: IncomingFile) => addEvidence(commit, file, { origin, note })
      const [first, ...others] = files
      if (!first) throw new Refusal('input.invalid', { field: 'paths', reason: '' })
      return [add(first), ...others.map(add)]
    }
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
