import { useState } from 'react'
import { Heading } from 'react-aria-components'
import { shownName } from '../../shared/file-name.ts'
import { useRead } from '../app/reading.ts'
import { EvidencePreview } from '../evidence/EvidencePreview.tsx'
import { useExportEvidence } from '../evidence/export.ts'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { FileName } from '../ui/FileName.tsx'
import { InspectorEntry } from '../ui/Inspector.tsx'
import { StatusMark } from '../ui/Marks.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './scorecards.module.css'

/** The files that answers of a bidder name, each with its hash, and one of them to look at. */
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
    <Floating open={open} onClose={onClose} full>
      <div className={styles.evidence}>
        <header className={styles.evidenceHead}>
          <Heading slot="title" level={2}>
            {translate('scores.evidenceTitle')}
          </Heading>
          <Button compact autoFocus onPress={onClose}>
            {translate('scores.close')}
          </Button>
        </header>
        <Files bid={bid} questions={questions} />
      </div>
    </Floating>
  )
}

function Files({ bid, questions }: { bid: string; questions: readonly string[] }) {
  const { translate, size } = useWords()
  const exportEvidence = useExportEvidence()
  const { data, problem } = useRead('response.list', { bid })
  const [looking, setLooking] = useState<string | null>(null)
  const [page, setPage] = useState(1)
  if (problem) return <ErrorState message={problem.message} />
  if (!data) return <Loading />
  const files = data.filter(({ question }) => questions.includes(question)).flatMap((response) => response.files)
  if (files.length === 0) return <p className={styles.quiet}>{translate('scores.noEvidence')}</p>
  const there = files.flatMap(({ evidence }) => (evidence ? [evidence] : []))
  const look = (id: string) => {
    setLooking(id)
    setPage(1)
  }
  const looked = there.find(({ id }) => id === looking) ?? there[0]
  return (
    <div className={styles.evidenceParts}>
      <div>
        {files.map(({ fileName, evidence }) => (
          <InspectorEntry
            key={fileName}
            name={<FileName of={fileName} />}
            value={!evidence && <StatusMark kind="warn">{translate('scores.evidenceMissing')}</StatusMark>}
          >
            {evidence && (
              <>
                {evidence.mediaType} · {size(evidence.size)} ·{' '}
                <code title={evidence.sha256}>{`${evidence.sha256.slice(0, 8)} … ${evidence.sha256.slice(-4)}`}</code>
                <div className={styles.evidenceActions}>
                  {there.length > 1 && (
                    <Button compact isDisabled={evidence.id === looked?.id} onPress={() => look(evidence.id)}>
                      {translate('scores.look')}
                    </Button>
                  )}
                  <Button compact onPress={() => exportEvidence(evidence)}>
                    {translate('scores.saveCopy')}
                  </Button>
                </div>
              </>
            )}
          </InspectorEntry>
        ))}
      </div>
      {looked && (
        <section aria-label={shownName(looked.fileName)}>
          <EvidencePreview evidence={looked} page={page} onTurn={setPage} large />
        </section>
      )}
    </div>
  )
}
