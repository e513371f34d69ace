import type { Evidence } from '../../shared/evidence/contract.ts'
import { useRead } from '../app/reading.ts'
import { ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { EvidencePages } from './EvidencePages.tsx'
import styles from './evidence.module.css'

/** A piece of evidence as it looks; the ground floor tells by its bytes whether it is a picture, or has pages. */
export function EvidencePreview({
  evidence,
  page,
  onTurn,
  large = false,
}: {
  evidence: Evidence
  /** The page that is looked at, where it has pages. */
  page: number
  onTurn: (page: number) => void
  large?: boolean
}) {
  const { translate } = useWords()
  const { id, fileName } = evidence
  const { data, problem } = useRead('evidence.preview', { evidence: id })
  if (problem) return <ErrorState message={problem.message} />
  if (data === undefined) return <Loading />
  if (data === null) return <p className={styles.text}>{translate('evidence.noPreview')}</p>
  if (data.kind === 'pages') return <EvidencePages key={id} evidence={evidence} page={page} onTurn={onTurn} large={large} />
  const { mediaType, width, height, data: bytes } = data
  return (
    <img
      className={large ? styles.largePicture : styles.picture}
      src={`data:${mediaType};base64,${bytes}`}
      width={width}
      height={height}
      alt={translate('evidence.picture', { file: fileName, width, height })}
    />
  )
}
