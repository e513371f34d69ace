import { useState } from 'react'
import { isComplete } from '../../shared/scorecards/cell.ts'
import type { Agreement, Evaluator } from '../../shared/scorecards/contract.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Select } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './scorecards.module.css'

type Asked = {
  lot: string
  bid: string
  bidder: string
  question: string
  evaluator: Evaluator
  /** The agreement that stands, to take back. */
  agreement: Agreement | undefined
  /** Whether the evaluator has locked the round: then it is said why it comes after. */
  isLocked: boolean
}

/** Asks whether a question applies; whoever agrees that it does not gives the reason. */
export function NotApplicableDialog({ open, onClose, ...asked }: Asked & { open: boolean; onClose: () => void }) {
  return (
    <Floating open={open} onClose={onClose}>
      <NotApplicableForm {...asked} onClose={onClose} />
    </Floating>
  )
}

function NotApplicableForm({
  lot,
  bid,
  bidder,
  question,
  evaluator,
  agreement,
  isLocked,
  onClose,
}: Asked & { onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [scope, setScope] = useState<'all' | 'one'>(agreement && agreement.bid !== null ? 'one' : 'all')
  const [reason, setReason] = useState('')
  const [afterLock, setAfterLock] = useState('')
  const { refused, submit } = useSubmit(
    () =>
      client('agreement.set', {
        lot,
        question,
        bid: scope === 'all' ? null : bid,
        agreed: agreement === undefined,
        evaluator: evaluator.id,
        reason: reason.trim(),
        ...(isLocked && { afterLock: afterLock.trim() }),
      }),
    onClose,
  )
  return (
    <DialogForm
      title={translate('scores.notApplicableTitle')}
      action={translate(agreement ? 'scores.notApplicableReturn' : 'scores.notApplicableAgree')}
      ready={isComplete({ reason, afterLock }, isLocked)}
      onCancel={onClose}
      onSubmit={submit}
    >
      <p className={styles.quiet}>{agreement ? agreement.reason : translate('scores.notApplicableHelp')}</p>
      <Select
        label={translate('scores.notApplicableFor')}
        value={scope}
        onChange={setScope}
        disabled={agreement !== undefined}
        options={[
          { value: 'all', label: translate('scores.notApplicableAll') },
          { value: 'one', label: translate('scores.notApplicableOne', { bidder }) },
        ]}
      />
      <TextField
        autoFocus
        lines={3}
        label={translate('scores.notApplicableReason')}
        hint={translate('scores.notApplicableBy', { evaluator: evaluator.name })}
        error={refused}
        value={reason}
        onChange={setReason}
      />
      {isLocked && (
        <TextField
          lines={2}
          label={translate('scores.afterLock')}
          hint={translate('scores.afterLockHint')}
          value={afterLock}
          onChange={setAfterLock}
        />
      )}
    </DialogForm>
  )
}
