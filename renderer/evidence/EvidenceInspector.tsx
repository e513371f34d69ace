import type { Evidence } from '../../shared/evidence/contract.ts'
import { useRead } from '../app/reading.ts'
import { addressOf } from '../app/routing.ts'
import { Button } from '../ui/Button.tsx'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './evidence.module.css'

/** A piece of evidence: its picture if it is one, the answers that name it, and its hash. */
export function EvidenceInspector({ evidence, lot, onExport }: { evidence: Evidence; lot: string; onExport: () => void }) {
  const { translate, size, moment } = useWords()
  const { id, fileName, sha256, note, origin, addedAt } = evidence
  const naming = useRead('response.naming', { evidence: id })
  return (
    <Inspector
      context={translate('evidence.from', { origin, at: moment(addedAt), size: size(evidence.size) })}
      title={<bdi className={styles.fileName}>{fileName}</bdi>}
    >
      <Preview evidence={evidence} />
      <div>
        <Button onPress={onExport}>{translate('evidence.export')}</Button>
      </div>
      {note !== null && (
        <InspectorPart title={translate('evidence.note')}>
          <p className={styles.text}>{note}</p>
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
    </Inspector>
  )
}

/** The picture itself; the ground floor tells by its bytes whether it is one. */
function Preview({ evidence: { id, fileName } }: { evidence: Evidence }) {
  const { translate } = useWords()
  const { data, problem } = useRead('evidence.preview', { evidence: id })
  if (problem) return <ErrorState message={problem.message} />
  if (data === undefined) return <Loading />
  if (data === null) return <p className={styles.text}>{translate('evidence.noPreview')}</p>
  const { mediaType, width, height, data: bytes } = data
  return (
    <img
      className={styles.picture}
      src={`data:${mediaType};base64,${bytes}`}
      width={width}
      height={height}
      alt={translate('evidence.picture', { file: fileName, width, height })}
    />
  )
}
