import { useState } from 'react'
import type { Tender } from '../../shared/tenders/contract.ts'
import { draftOfTerms, keptDeadline, type TermsDraft, type TermsProblem, termsOf } from '../../shared/tenders/draft.ts'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import { TermFields } from './TermFields.tsx'
import styles from './tenders.module.css'

/** Corrects the terms of a tender. */
export function EditTermsDialog({ tender, open, onClose }: { tender: Tender; open: boolean; onClose: () => void }) {
  return (
    <Floating open={open} onClose={onClose}>
      <EditTerms tender={tender} onClose={onClose} />
    </Floating>
  )
}

function EditTerms({ tender, onClose }: { tender: Tender; onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [draft, setDraft] = useState<TermsDraft>(() => draftOfTerms(tender))
  const [problems, setProblems] = useState<readonly TermsProblem[]>([])
  const { data: standing } = useRead('tender.standing', { tender: tender.id })
  const checked = termsOf(draft)
  const { refused, submit } = useSubmit(
    () => client('tender.edit', { tender: tender.id, ...('terms' in checked ? keptDeadline(checked.terms, tender) : {}) }),
    () => {
      useNotice.getState().show('done', translate('tender.saved'))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('tender.editTitle')}
      problem={refused}
      action={translate('tender.save')}
      ready
      onCancel={onClose}
      onSubmit={() => ('problems' in checked ? setProblems(checked.problems) : submit())}
    >
      <p className={texts.quiet}>{translate('tender.editHelp')}</p>
      <div className={styles.form}>
        <TermFields
          terms={draft}
          problems={problems}
          hasPrices={standing?.priced ?? false}
          onChange={(part) => {
            setDraft({ ...draft, ...part })
            setProblems(problems.filter((problem) => !(problem in part)))
          }}
        />
      </div>
    </DialogForm>
  )
}
