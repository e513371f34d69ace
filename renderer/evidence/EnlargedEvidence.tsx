import { Heading } from 'react-aria-components'
import type { Evidence } from '../../shared/evidence/contract.ts'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { FileName } from '../ui/FileName.tsx'
import { useWords } from '../ui/words.tsx'
import { EvidencePreview } from './EvidencePreview.tsx'
import styles from './evidence.module.css'

/** A piece of evidence with the whole window to itself. */
export function EnlargedEvidence({
  evidence,
  page,
  onTurn,
  open,
  onClose,
}: {
  evidence: Evidence
  page: number
  onTurn: (page: number) => void
  open: boolean
  onClose: () => void
}) {
  const { translate } = useWords()
  return (
    <Floating open={open} onClose={onClose} full>
      <div className={styles.enlarged}>
        <header className={styles.enlargedHead}>
          <Heading slot="title" level={2}>
            <FileName of={evidence.fileName} className={styles.fileName} />
          </Heading>
          <Button compact onPress={onClose}>
            {translate('evidence.close')}
          </Button>
        </header>
        <EvidencePreview evidence={evidence} page={page} onTurn={onTurn} large />
      </div>
    </Floating>
  )
}
