import { useState } from 'react'
import type { Declared } from '../../shared/scorecards/declaration-model.ts'
import type { Tender } from '../../shared/tenders/contract.ts'
import { useNotice } from '../app/notice.ts'
import { useReadAll } from '../app/reading.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './scorecards.module.css'

type Asked = { tender: Tender; onClose: () => void }

/** Asks what an evaluator declares of their interests in a tender: no conflict, or with which bidders, and what it is. */
export function DeclarationDialog({ declared, ...asked }: Asked & { declared: Declared | undefined }) {
  return (
    <Floating open={declared !== undefined} onClose={asked.onClose}>
      {declared && <Declare declared={declared} {...asked} />}
    </Floating>
  )
}

type Said = { what: string; measure: string }

function Declare({ declared: { id, name, declaration }, tender, onClose }: Asked & { declared: Declared }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [conflicts, setConflicts] = useState<ReadonlyMap<string, Said>>(
    () => new Map(declaration?.conflicts.map(({ provider, what, measure }) => [provider, { what, measure: measure ?? '' }])),
  )
  const [note, setNote] = useState(declaration?.note ?? '')
  const read = useReadAll(
    'bid.list',
    tender.lots.map((lot) => ({ lot: lot.id })),
  )
  const bidders = new Map([
    ...(declaration?.conflicts ?? []).map(({ provider, bidder }) => [provider, bidder] as const),
    ...read.flatMap(({ data }) => data ?? []).map(({ provider }) => [provider.id, provider.name] as const),
  ])
  const say = (provider: string, said: Said | null) =>
    setConflicts(new Map(said ? [...conflicts, [provider, said]] : [...conflicts].filter(([other]) => other !== provider)))
  const { refused, submit } = useSubmit(
    () =>
      client('declaration.set', {
        tender: tender.id,
        evaluator: id,
        conflicts: [...conflicts].map(([provider, { what, measure }]) => ({
          provider,
          what: what.trim(),
          measure: measure.trim() || null,
        })),
        note: note.trim() || null,
      }),
    () => {
      useNotice.getState().show('done', translate('declarations.done', { name, count: conflicts.size }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('declarations.dialogTitle', { name })}
      problem={refused}
      action={translate(conflicts.size > 0 ? 'declarations.declareConflict' : 'declarations.declareNone')}
      ready={[...conflicts.values()].every(({ what }) => what.trim() !== '')}
      onCancel={onClose}
      onSubmit={submit}
    >
      <p className={texts.quiet}>{translate('declarations.help', { tender: tender.title })}</p>
      <fieldset className={styles.choices}>
        <legend>{translate('declarations.conflictWith')}</legend>
        {bidders.size === 0 && <p className={texts.quiet}>{translate('declarations.noBidders')}</p>}
        {[...bidders].map(([provider, bidder]) => {
          const said = conflicts.get(provider)
          return (
            <div key={provider} className={styles.words}>
              <Checkbox
                selected={said !== undefined}
                onChange={(selected) => say(provider, selected ? { what: '', measure: '' } : null)}
              >
                <bdi>{bidder}</bdi>
              </Checkbox>
              {said && (
                <>
                  <TextField
                    autoFocus
                    required
                    label={translate('declarations.what')}
                    value={said.what}
                    onChange={(what) => say(provider, { ...said, what })}
                  />
                  <TextField
                    label={translate('declarations.measure')}
                    hint={translate('declarations.measureHint')}
                    value={said.measure}
                    onChange={(measure) => say(provider, { ...said, measure })}
                  />
                </>
              )}
            </div>
          )
        })}
      </fieldset>
      <TextField label={translate('declarations.note')} value={note} onChange={setNote} />
    </DialogForm>
  )
}
