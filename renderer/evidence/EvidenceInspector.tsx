import { useState } from 'react'
import type { Evidence } from '../../shared/evidence/contract.ts'
import { HistoryLink } from '../app/HistoryLink.tsx'
import { useMay } from '../app/pack.ts'
import { useRead } from '../app/reading.ts'
import { addressOf } from '../app/routing.ts'
import { Button } from '../ui/Button.tsx'
import { FileName } from '../ui/FileName.tsx'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import layout from '../ui/layout.module.css'
import { ErrorState } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { EnlargedEvidence } from './EnlargedEvidence.tsx'
import { EvidencePreview } from './EvidencePreview.tsx'
import styles from './evidence.module.css'

/** A piece of evidence: its picture or its pages, the answers that name it, and its hash. */
export function EvidenceInspector({
  evidence,
  lot,
  onExport,
  onNote,
}: {
  evidence: Evidence
  lot: string
  onExport: () => void
  onNote: () => void
}) {
  const { translate, size, moment } = useWords()
  const { id, fileName, sha256, note, origin, addedAt } = evidence
  const { data: preview } = useRead('evidence.preview', { evidence: id })
  const [page, setPage] = useState(1)
  const may = useMay('evidence')
  const [enlarged, setEnlarged] = useState(false)
  const naming = useRead('response.naming', { evidence: id })
  return (
    <Inspector
      context={translate('evidence.from', { origin, at: moment(addedAt), size: size(evidence.size) })}
      title={<FileName of={fileName} className={styles.fileName} />}
    >
      <EvidencePreview evidence={evidence} page={page} onTurn={setPage} />
      <div className={layout.tools}>
        {preview && <Button onPress={() => setEnlarged(true)}>{translate('evidence.enlarge')}</Button>}
        <Button onPress={onExport}>{translate('evidence.export')}</Button>
        {may && <Button onPress={onNote}>{translate('evidence.editNote')}</Button>}
      </div>
      {note !== null && (
        <InspectorPart title={translate('evidence.note')}>
          <p className={styles.text}>
            <bdi>{note}</bdi>
          </p>
        </InspectorPart>
      )}
      {naming.problem && <ErrorState message={naming.problem.message} />}
      {naming.data && (
        <InspectorPart title={translate('evidence.namedBy', { count: naming.data.length })}>
          {naming.data.map(({ lot: of, bid, provider, question, text, current }) => (
            <InspectorEntry
              key={`${bid} ${question}`}
              name={<a href={addressOf({ screen: 'responses', lot: of, bid, question })}>{text}</a>}
            >
              <bdi>{provider}</bdi>
              {!current && ` · ${translate('evidence.earlier')}`}
              {of !== lot && ` · ${translate('evidence.otherLot')}`}
            </InspectorEntry>
          ))}
        </InspectorPart>
      )}
      <InspectorPart title={translate('evidence.hash')}>
        <code className={styles.hash}>{sha256}</code>
      </InspectorPart>
      <HistoryLink about={{ kind: 'evidence', evidence: id }} />
      <EnlargedEvidence evidence={evidence} page={page} onTurn={setPage} open={enlarged} onClose={() => setEnlarged(false)} />
    </Inspector>
  )
}
