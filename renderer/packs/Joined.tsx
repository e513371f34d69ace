import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import layout from '../ui/layout.module.css'
import table from '../ui/Table.module.css'
import { useWords } from '../ui/words.tsx'

type Same = Output<'same.list'>[number]

/** What was said to be something else, by whom and why, and the way to take it back; nothing where nothing was. */
export function Joined() {
  const { translate, moment } = useWords()
  const { data } = useRead('same.list', {})
  const [parting, setParting] = useState<Same | null>(null)
  if (!data || data.length === 0) return null
  return (
    <section className={layout.part} aria-labelledby="joined">
      <h2 id="joined">{translate('same.list')}</h2>
      <table className={table.table} aria-labelledby="joined">
        <thead>
          <tr>
            <th scope="col">{translate('same.thing')}</th>
            <th scope="col">{translate('same.as')}</th>
            <th scope="col">{translate('same.by')}</th>
            <th scope="col">{translate('same.reason')}</th>
            <th scope="col">{translate('same.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {data.map((same) => (
            <tr key={`${same.kind} ${same.thing}`}>
              <th scope="row">
                <bdi>{same.name}</bdi>
              </th>
              <td>
                <bdi>{same.asName}</bdi>
              </td>
              <td>{translate('same.saidBy', { name: same.by, at: moment(same.at) })}</td>
              <td>
                <bdi>{same.reason}</bdi>
              </td>
              <td>
                <Button
                  compact
                  aria-label={translate('same.partOf', { name: same.name, as: same.asName })}
                  onPress={() => setParting(same)}
                >
                  {translate('same.part')}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Floating open={parting !== null} onClose={() => setParting(null)}>
        {parting && <PartForm same={parting} onClose={() => setParting(null)} />}
      </Floating>
    </section>
  )
}

function PartForm({ same: { kind, thing, name, asName }, onClose }: { same: Same; onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [reason, setReason] = useState('')
  const { refused, submit } = useSubmit(
    () => client('same.set', { kind, thing, as: null, reason: reason.trim() }),
    () => {
      useNotice.getState().show('done', translate('same.parted', { name, as: asName }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('same.partOf', { name, as: asName })}
      action={translate('same.part')}
      ready={reason.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <TextField autoFocus lines={3} label={translate('same.reason')} error={refused} value={reason} onChange={setReason} />
    </DialogForm>
  )
}
