import { useState } from 'react'
import { draftsOf, kindWord, type LineDraft, newLine, readLines } from '../../shared/prices/editing.ts'
import { priceLineKinds } from '../../shared/questionnaires/price-line-kinds.ts'
import type { Lot } from '../../shared/tenders/contract.ts'
import type { TenderStanding } from '../../shared/tenders/standing.ts'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Checkbox, Select } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'

type Asked = { lot: Lot; standing: TenderStanding; onClose: () => void }

/** Adds a line to a price sheet that bidders rest on, with the reason of which they are told. */
export function AddLineDialog({ open, ...asked }: Asked & { open: boolean }) {
  return (
    <Floating wide open={open} onClose={asked.onClose}>
      {open && <AddLine {...asked} />}
    </Floating>
  )
}

function AddLine({ lot, standing, onClose }: Asked) {
  const { client } = useWindow()
  const { translate, moment } = useWords()
  const [line, setLine] = useState<LineDraft>(newLine)
  const [reason, setReason] = useState('')
  const [deviation, setDeviation] = useState(false)
  const [tried, setTried] = useState(false)
  const change = (part: Partial<LineDraft>) => setLine({ ...line, ...part })
  const read = readLines([...draftsOf(lot.priceLines, translate), line], translate)
  const problemOf = (field: keyof LineDraft) =>
    tried && !read.ok ? read.problems.find((problem) => problem.field === field)?.message : undefined
  const { refused, submit } = useSubmit(
    () => client('price.amend', { lot: lot.id, lines: read.ok ? read.lines : [], reason: reason.trim(), deviation }),
    ({ number }) => {
      useNotice.getState().show('done', translate('priceSheet.amended', { number }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('priceSheet.amendTitle')}
      problem={refused}
      action={translate('priceSheet.amendAction')}
      ready={reason.trim() !== '' && (standing.opened === null || deviation)}
      onCancel={onClose}
      onSubmit={() => (read.ok ? submit() : setTried(true))}
    >
      <p className={texts.quiet}>{translate('priceSheet.amendHelp')}</p>
      <TextField
        autoFocus
        label={translate('priceSheet.column.title')}
        error={problemOf('title')}
        value={line.title}
        onChange={(title) => change({ title })}
      />
      <TextField
        label={translate('priceSheet.column.quantity')}
        error={problemOf('quantity')}
        value={line.quantity}
        onChange={(quantity) => change({ quantity })}
      />
      <TextField
        label={translate('priceSheet.column.unit')}
        error={problemOf('unit')}
        value={line.unit}
        onChange={(unit) => change({ unit })}
      />
      <Select
        label={translate('priceSheet.column.kind')}
        options={priceLineKinds.map((kind) => ({ value: kind, label: kindWord(kind, translate) }))}
        value={priceLineKinds.find((kind) => kind === line.kind) ?? 'oneOff'}
        onChange={(kind) => change({ kind })}
      />
      <TextField required label={translate('priceSheet.reason')} value={reason} onChange={setReason} />
      {standing.opened !== null && (
        <Checkbox selected={deviation} onChange={setDeviation}>
          {translate('priceSheet.deviation', { at: moment(standing.opened) })}
        </Checkbox>
      )}
    </DialogForm>
  )
}
