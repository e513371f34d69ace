import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { decides } from '../../shared/questionnaires/template-difference.ts'
import type { Tender } from '../../shared/tenders/contract.ts'
import type { TenderStanding } from '../../shared/tenders/standing.ts'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Checkbox, Select } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './migration.module.css'

type Asked = { tender: Tender; standing: TenderStanding; onClose: () => void }

/** Has a tender take another version of its questionnaire, after showing what would come of it. */
export function MigrateDialog({ open, ...asked }: Asked & { open: boolean }) {
  return (
    <Floating open={open} onClose={asked.onClose} wide>
      <Migrate {...asked} />
    </Floating>
  )
}

function Migrate({ tender, standing, onClose }: Asked) {
  const { client } = useWindow()
  const { translate } = useWords()
  const templates = useRead('template.list', {})
  const [chosen, setChosen] = useState<string>()
  const [reason, setReason] = useState('')
  const [deviation, setDeviation] = useState(false)
  const options = (templates.data ?? []).map(({ id, key, title, version }) => ({
    value: id ?? key,
    label: translate('migrate.template', { title, version }),
    key,
  }))
  const template = chosen ?? (options.find(({ key }) => key === tender.instrument.templateKey) ?? options[0])?.value ?? ''
  const { data, problem } = useRead('tender.migration', { tender: tender.id, template })
  const isFirm = data ? data.firm !== null : false
  const opened = standing.opened !== null
  const { refused, submit } = useSubmit(
    () =>
      client('tender.migrate', {
        tender: tender.id,
        template,
        ...(reason.trim() !== '' && { reason: reason.trim() }),
        deviation,
      }),
    ({ amendment, to }) => {
      useNotice.getState().show('done', translate('migrate.done', { version: to.version, amendment: amendment ?? 0 }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('migrate.title')}
      problem={refused ?? (templates.data ? problem?.message : undefined)}
      action={translate('migrate.take')}
      ready={
        data !== undefined && data.changes.length > 0 && (!isFirm || reason.trim() !== '') && (!isFirm || !opened || deviation)
      }
      onCancel={onClose}
      onSubmit={submit}
    >
      <div className={styles.form}>
        <Select label={translate('tender.questionnaire')} value={template} options={options} onChange={setChosen} />
        {data && <Report report={data} />}
        {isFirm && (
          <>
            <p className={texts.quiet}>{translate('migrate.firm')}</p>
            <TextField label={translate('migrate.reason')} lines={2} value={reason} onChange={setReason} />
            {opened && (
              <Checkbox selected={deviation} onChange={setDeviation}>
                {translate('amendment.deviation')}
              </Checkbox>
            )}
          </>
        )}
      </div>
    </DialogForm>
  )
}

/** What differs, and what becomes of each bidder's answers. */
function Report({ report: { from, to, changes, bids } }: { report: Output<'tender.migration'> }) {
  const { translate } = useWords()
  const versions = { from: `${from.key} ${from.version}`, to: `${to.key} ${to.version}` }
  if (changes.length === 0) return <p role="status">{translate('migrate.same')}</p>
  return (
    <div className={styles.report} role="status">
      <p>{translate('migration.summary', { ...versions, changes: changes.length, decides: changes.filter(decides).length })}</p>
      {bids.map(({ bid, bidder, carried, lost, open, rows }) => (
        <section key={bid}>
          <p>{translate('migration.bid', { bidder, carried, lost, open })}</p>
          <ul>
            {rows.map(({ question, verdict, said }) => (
              <li key={question}>{translate('migrate.row', { verdict, question, said: said.join(' ') })}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
