import { useState } from 'react'
import type { Amendment } from '../../shared/tenders/amendment-model.ts'
import type { Tender } from '../../shared/tenders/contract.ts'
import { instantOf } from '../../shared/tenders/draft.ts'
import { useNotice } from '../app/notice.ts'
import { useReadAll } from '../app/reading.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { DateField } from '../ui/DateField.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './tenders.module.css'

type Asked = { tender: Tender; onClose: () => void }

/** Asks who was told of an amendment, when and how. */
export function TellDialog({ amendment, ...asked }: Asked & { amendment: Amendment | null }) {
  return (
    <Floating open={amendment !== null} onClose={asked.onClose}>
      {amendment && <Tell amendment={amendment} {...asked} />}
    </Floating>
  )
}

function Tell({ amendment, tender, onClose }: Asked & { amendment: Amendment }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set(amendment.told.map(({ bid }) => bid)))
  const [at, setAt] = useState('')
  const [unclear, setUnclear] = useState(false)
  const [how, setHow] = useState('')
  const read = useReadAll(
    'bid.list',
    tender.lots.map(({ id }) => ({ lot: id })),
  )
  const bids = read.flatMap(({ data }) => data ?? []).filter(({ withdrawn }) => withdrawn === null)
  const told = bids.filter(({ id }) => !left.has(id))
  const instant = at === '' ? undefined : instantOf(at)
  const { refused, submit } = useSubmit(
    () =>
      client('amendment.tell', {
        amendment: amendment.id,
        bids: told.map(({ id }) => id),
        ...(instant && { at: instant }),
        how: how.trim(),
      }),
    () => {
      useNotice.getState().show('done', translate('amend.toldDone', { count: told.length, number: amendment.number }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('amend.tellTitle', { number: amendment.number })}
      problem={refused}
      action={translate('amend.tell')}
      ready={how.trim() !== '' && told.length > 0}
      onCancel={onClose}
      onSubmit={() => (instant === null ? setUnclear(true) : submit())}
    >
      <fieldset className={styles.choices}>
        <legend>{translate('amend.whom')}</legend>
        {bids.map(({ id, lot, provider }) => (
          <Checkbox
            key={id}
            selected={!left.has(id)}
            onChange={(selected) => setLeft(new Set(selected ? [...left].filter((one) => one !== id) : [...left, id]))}
          >
            <bdi>{tender.lots.length > 1 ? `${provider.name} · ${lotTitle(tender, lot)}` : provider.name}</bdi>
          </Checkbox>
        ))}
      </fieldset>
      <DateField
        time
        label={translate('amend.toldAt')}
        hint={translate('amend.toldAtHint')}
        error={unclear ? translate('tender.problem.deadline') : undefined}
        value={at}
        onChange={(text) => {
          setAt(text)
          setUnclear(false)
        }}
      />
      <TextField required label={translate('amend.how')} hint={translate('amend.howHint')} value={how} onChange={setHow} />
    </DialogForm>
  )
}

const lotTitle = ({ lots }: Tender, lot: string) => lots.find(({ id }) => id === lot)?.title ?? ''
