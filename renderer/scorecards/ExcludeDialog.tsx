import { useState } from 'react'
import type { Evaluator, Exclusion } from '../../shared/scorecards/contract.ts'
import type { Bid, Lot } from '../../shared/tenders/contract.ts'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Select } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'

type Asked = { lot: Lot; bids: readonly Bid[]; exclusions: readonly Exclusion[]; bid?: string | undefined; onClose: () => void }

/** Asks of which bidders the scores of an evaluator do not count, or count again, and why. `bid` is the one that is asked about first. */
export function ExcludeDialog({ evaluator, ...asked }: Asked & { evaluator: Evaluator | undefined }) {
  return (
    <Floating open={evaluator !== undefined} onClose={asked.onClose}>
      {evaluator && <Exclude evaluator={evaluator} {...asked} />}
    </Floating>
  )
}

const every = 'every'

function Exclude({ evaluator, lot, bids, exclusions, bid, onClose }: Asked & { evaluator: Evaluator }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [of, setOf] = useState<string>(bid ?? bids[0]?.id ?? every)
  const [reason, setReason] = useState('')
  const decided = exclusions.find((one) => one.evaluator.id === evaluator.id && (one.bid ?? every) === of)
  const [wanted, setWanted] = useState<'out' | 'counts'>()
  const excluded = decided ? !decided.excluded : wanted !== 'counts'
  const { name } = evaluator
  const options = [...bids.map(({ id, provider }) => ({ value: id, label: provider.name }))]
  const all = [...options, { value: every, label: translate('evaluators.everyBidder') }]
  const bidder = of === every ? 'everyBidder' : (options.find(({ value }) => value === of)?.label ?? '')
  const { refused, submit } = useSubmit(
    () =>
      client('evaluator.exclude', {
        lot: lot.id,
        bid: of === every ? null : of,
        evaluator: evaluator.id,
        excluded,
        reason: reason.trim(),
      }),
    () => {
      useNotice.getState().show('done', translate(excluded ? 'evaluators.excluded' : 'evaluators.countAgain', { name, bidder }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('evaluators.excludeTitle', { name })}
      action={translate(excluded ? 'evaluators.excludeAction' : 'evaluators.include')}
      ready={reason.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <p className={texts.quiet}>{decided ? decided.reason : translate('evaluators.excludeHelp')}</p>
      <Select label={translate('evaluators.ofWhom')} value={of} onChange={setOf} options={all} />
      {!decided && (
        <Select
          label={translate('evaluators.decision')}
          value={excluded ? 'out' : 'counts'}
          onChange={setWanted}
          options={[
            { value: 'out', label: translate('evaluators.excludeAction') },
            { value: 'counts', label: translate('evaluators.include') },
          ]}
        />
      )}
      <TextField autoFocus label={translate('evaluators.reason')} error={refused} value={reason} onChange={setReason} />
    </DialogForm>
  )
}
