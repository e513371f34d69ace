import { Heading } from 'react-aria-components'
import type { Evidence } from '../../shared/evidence/contract.ts'
import app from '../app/app.module.css'
import { useAskPlace } from '../app/files.tsx'
import { useRead } from '../app/reading.ts'
import { useWindow } from '../app/window.tsx'
import { useStartWork } from '../app/work.ts'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { InspectorEntry } from '../ui/Inspector.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './scorecards.module.css'

/** The files that an answer names, each with its hash, and a copy of it to look at. */
export function EvidenceDialog({
  open,
  onClose,
  bid,
  questions,
}: {
  open: boolean
  onClose: () => void
  bid: string
  questions: readonly string[]
}) {
  const { translate } = useWords()
  return (
    <Floating open={open} onClose={onClose} wide>
      <div className={app.form}>
        <Heading slot="title" level={2}>
          {translate('scores.evidenceTitle')}
        </Heading>
        <Files bid={bid} questions={questions} />
        <div className={app.buttons}>
          <Button autoFocus onPress={onClose}>
            {translate('scores.close')}
          </Button>
        </div>
      </div>
    </Floating>
  )
}

function Files({ bid, questions }: { bid: string; questions: readonly string[] }) {
  const { translate, size } = useWords()
  const { data } = useRead('response.list', { bid })
  if (!data) return <Loading />
  const files = data.filter(({ question }) => questions.includes(question)).flatMap((response) => response.files)
  if (files.length === 0) return <p className={styles.quiet}>{translate('scores.noEvidence')}</p>
  return (
    <div>
      {files.map(({ fileName, evidence }) => (
        <InspectorEntry
          key={fileName}
          name={<bdi>{fileName}</bdi>}
          value={
            evidence ? (
              <SaveCopy evidence={evidence} />
            ) : (
              <StatusMark kind="warn">{translate('scores.evidenceMissing')}</StatusMark>
            )
          }
        >
          {evidence && (
            <>
              {evidence.mediaType} · {size(evidence.size)} ·{' '}
              <code title={evidence.sha256}>{`${evidence.sha256.slice(0, 8)} … ${evidence.sha256.slice(-4)}`}</code>
            </>
          )}
        </InspectorEntry>
      ))}
    </div>
  )
}

function SaveCopy({ evidence }: { evidence: Evidence }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const askPlace = useAskPlace()
  const start = useStartWork()
  const save = async () => {
    const file = await askPlace({ kind: 'any', name: evidence.fileName })
    if (!file) return
    await start(
      evidence.fileName,
      (options) => client('evidence.export', { evidence: evidence.id, path: file.path }, options),
      ({ path }) => ({ text: path, file: path }),
    )
  }
  return (
    <Button compact onPress={() => void save()}>
      {translate('scores.saveCopy')}
    </Button>
  )
}
