import { useState } from 'react'
import type { Tender } from '../../shared/tenders/contract.ts'
import { type ProcedureField, procedureFields } from '../../shared/tenders/procedure.ts'
import { type ProcedureKind, procedureKinds } from '../../shared/tenders/procedure-kinds.ts'
import type { TenderProcedure } from '../../shared/tenders/procedure-model.ts'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Select } from '../ui/Choice.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './tenders.module.css'

type Asked = { tender: Tender; onClose: () => void }

/** Asks who buys, by which procedure and why. */
export function ProcedureDialog({ said, ...asked }: Asked & { said: TenderProcedure | undefined }) {
  return (
    <Floating open={said !== undefined} onClose={asked.onClose}>
      {said && <Procedure said={said} {...asked} />}
    </Floating>
  )
}

const unsaid = 'unsaid'
/** Fields that a person may write at length in. */
const long: readonly ProcedureField[] = ['address', 'why', 'selection', 'notElectronic']

function Procedure({ said, tender, onClose }: Asked & { said: TenderProcedure }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [typed, setTyped] = useState(
    () => Object.fromEntries(procedureFields.map((field) => [field, said[field] ?? ''])) as Record<ProcedureField, string>,
  )
  const procedure = procedureKinds.find((kind) => kind === typed.procedure) ?? null
  const [unclear, setUnclear] = useState(false)
  const isDay = typed.publishedOn === '' || /^\d{4}-\d{2}-\d{2}$/.test(typed.publishedOn)
  const textOf = (field: ProcedureField) => typed[field].trim() || null
  const { refused, submit } = useSubmit(
    () =>
      client('procedure.set', {
        tender: tender.id,
        authority: textOf('authority'),
        address: textOf('address'),
        procedure,
        why: textOf('why'),
        publishedIn: textOf('publishedIn'),
        publishedOn: textOf('publishedOn'),
        publishedReference: textOf('publishedReference'),
        selection: textOf('selection'),
        notElectronic: textOf('notElectronic'),
      }),
    () => {
      useNotice.getState().show('done', translate('procedure.saved'))
      onClose()
    },
  )
  const kinds: readonly (ProcedureKind | typeof unsaid)[] = [unsaid, ...procedureKinds]
  const change = (field: ProcedureField, value: string) => {
    setTyped({ ...typed, [field]: value })
    setUnclear(false)
  }
  return (
    <DialogForm
      title={translate('procedure.title')}
      problem={refused}
      action={translate('tender.save')}
      ready
      onCancel={onClose}
      onSubmit={() => (isDay ? submit() : setUnclear(true))}
    >
      <div className={styles.form}>
        {procedureFields.map((field) =>
          field === 'procedure' ? (
            <div key={field} className={styles.wide}>
              <Select
                label={translate('procedure.field.procedure')}
                value={procedure ?? unsaid}
                onChange={(kind) => change('procedure', kind === unsaid ? '' : kind)}
                options={kinds.map((kind) => ({ value: kind, label: translate(`procedure.kind.${kind}`) }))}
              />
            </div>
          ) : field === 'publishedOn' ? (
            <DateField
              key={field}
              label={translate('procedure.field.publishedOn')}
              error={unclear ? translate('procedure.noDay') : undefined}
              value={typed.publishedOn}
              onChange={(text) => change('publishedOn', text)}
            />
          ) : (
            <div key={field} className={field === 'publishedIn' || field === 'publishedReference' ? undefined : styles.wide}>
              <TextField
                autoFocus={field === 'authority'}
                lines={long.includes(field) ? 2 : 1}
                label={translate(`procedure.field.${field}`)}
                value={typed[field]}
                onChange={(text) => change(field, text)}
              />
            </div>
          ),
        )}
      </div>
    </DialogForm>
  )
}
