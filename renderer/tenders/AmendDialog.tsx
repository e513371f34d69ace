import { useState } from 'react'
import { decides, termChanges } from '../../shared/tenders/amendment.ts'
import type { Tender } from '../../shared/tenders/contract.ts'
import { draftOfTerms, keptDeadline, type TermsDraft, type TermsProblem, termsOf } from '../../shared/tenders/draft.ts'
import type { TenderStanding } from '../../shared/tenders/standing.ts'
import { useNotice } from '../app/notice.ts'
import { useRead, useReadAll } from '../app/reading.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import { TermFields } from './TermFields.tsx'
import styles from './tenders.module.css'

type Asked = { tender: Tender; standing: TenderStanding; onClose: () => void }

/** Changes what bidders rest on, with the reason of which they are told. */
export function AmendDialog({ open, ...asked }: Asked & { open: boolean }) {
  return (
    <Floating open={open} onClose={asked.onClose} wide>
      <Amend {...asked} />
    </Floating>
  )
}

function Amend({ tender, standing, onClose }: Asked) {
  const { client } = useWindow()
  const { translate, moment } = useWords()
  const [draft, setDraft] = useState<TermsDraft>(() => draftOfTerms(tender))
  const [problems, setProblems] = useState<readonly TermsProblem[]>([])
  const [lots, setLots] = useState('')
  const [inWords, setInWords] = useState('')
  const [reason, setReason] = useState('')
  const [deviation, setDeviation] = useState(false)
  const late = useLate(tender)
  const { data: issued } = useRead('tender.issued', { tender: tender.id })
  const out = new Set((issued ?? []).flatMap(({ what, bid }) => (what === 'priceWorkbook' ? [bid] : []))).size
  const checked = termsOf(draft)
  const terms = 'terms' in checked ? keptDeadline(checked.terms, tender) : undefined
  const addLots = lots.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
  const isBeside = addLots.length > 0 || inWords.trim() !== ''
  const changes = terms ? termChanges(tender, terms) : []
  const deviates = standing.opened !== null && (isBeside || changes.some(decides))
  const { refused, submit } = useSubmit(
    () =>
      client('amendment.add', {
        tender: tender.id,
        ...(terms && { terms }),
        addLots,
        ...(inWords.trim() !== '' && { inWords: inWords.trim() }),
        reason: reason.trim(),
        deviation,
      }),
    ({ number }) => {
      useNotice.getState().show('done', translate('amend.done', { number }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('amend.title')}
      problem={refused}
      action={translate('amend.action')}
      ready={reason.trim() !== '' && (!terms || changes.length > 0 || isBeside) && (!deviates || deviation)}
      onCancel={onClose}
      onSubmit={() => ('problems' in checked ? setProblems(checked.problems) : submit())}
    >
      <p className={texts.quiet}>{translate('amend.help')}</p>
      <div className={styles.form}>
        <TermFields
          terms={draft}
          problems={problems}
          hasPrices={standing.priced}
          onChange={(part) => {
            setDraft({ ...draft, ...part })
            setProblems(problems.filter((problem) => !(problem in part)))
          }}
        />
        {late > 0 && changes.some(({ field }) => field === 'deadline') && (
          <p className={styles.wide}>{translate('amendment.stillLate', { count: late })}</p>
        )}
        {out > 0 && changes.some(({ field }) => field === 'termMonths' || field === 'currency') && (
          <p className={styles.wide}>{translate('amendment.workbooksOut', { count: out, priced: String(standing.priced) })}</p>
        )}
        <div className={styles.wide}>
          <TextField
            lines={2}
            label={translate('amend.lots')}
            hint={translate('amend.lotsHint')}
            value={lots}
            onChange={setLots}
          />
        </div>
        <div className={styles.wide}>
          <TextField
            lines={3}
            label={translate('amend.inWords')}
            hint={translate('amend.inWordsHint')}
            value={inWords}
            onChange={setInWords}
          />
        </div>
        <div className={styles.wide}>
          <TextField required lines={2} label={translate('amend.reason')} value={reason} onChange={setReason} />
        </div>
        {deviates && standing.opened !== null && (
          <div className={styles.wide}>
            <Checkbox selected={deviation} onChange={setDeviation}>
              {translate('amend.deviation', { at: moment(standing.opened) })}
            </Checkbox>
          </div>
        )}
      </div>
    </DialogForm>
  )
}

/** How many packages came late, and nobody has said whether they may be read. */
function useLate({ lots }: Tender): number {
  const registers = useReadAll(
    'receipt.list',
    lots.map(({ id }) => ({ lot: id })),
  )
  return registers
    .flatMap(({ data }, index) => (data ?? []).filter((receipt) => receipt.lot === lots[index]?.id))
    .filter(({ punctuality, admission }) => punctuality === 'late' && admission === null).length
}
