import { useState } from 'react'
import type { Bid } from '../../shared/tenders/contract.ts'
import { isBeyondWhole, readShare } from '../../shared/tenders/shares.ts'
import type { Subcontracting } from '../../shared/tenders/subcontracting-model.ts'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import layout from '../ui/layout.module.css'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './tenders.module.css'

type Asked = { subcontracting: Subcontracting | undefined; onClose: () => void }

/** Asks what a bidder passes on to others: to whom, what, and how much of the contract. */
export function SubcontractingDialog({ bid, ...asked }: Asked & { bid: Bid | null }) {
  return (
    <Floating open={bid !== null} onClose={asked.onClose}>
      {bid && <Subcontracted bid={bid} {...asked} />}
    </Floating>
  )
}

type Typed = { key: number; subcontractor: string; share: string; what: string }

function Subcontracted({ bid, subcontracting, onClose }: Asked & { bid: Bid }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [parts, setParts] = useState<readonly Typed[]>(
    () =>
      subcontracting?.parts.map((part, key) => ({ ...part, key, share: part.share ?? '' })) ?? [
        { key: 0, subcontractor: '', share: '', what: '' },
      ],
  )
  const change = (key: number, said: Partial<Typed>) =>
    setParts(parts.map((part) => (part.key === key ? { ...part, ...said } : part)))
  const told = parts.filter(({ subcontractor, share, what }) => [subcontractor, share, what].some((text) => text.trim() !== ''))
  const shareOf = ({ share }: Typed) => (share.trim() === '' ? null : readShare(share))
  const shares = told.map(shareOf)
  const beyond = isBeyondWhole(shares.map((share) => share ?? null))
  const { refused, submit } = useSubmit(
    () =>
      client('subcontracting.set', {
        bid: bid.id,
        parts: told.map((part) => ({
          subcontractor: part.subcontractor.trim(),
          share: shareOf(part) ?? null,
          what: part.what.trim(),
        })),
      }),
    () => {
      useNotice.getState().show('done', translate('subcontracting.saved', { bidder: bid.provider.name }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={translate('subcontracting.dialogTitle', { bidder: bid.provider.name })}
      problem={refused ?? (beyond ? translate('subcontracting.beyondWhole') : undefined)}
      action={translate('tender.save')}
      ready={
        !beyond &&
        !shares.includes(undefined) &&
        told.every(({ subcontractor, what }) => subcontractor.trim() !== '' && what.trim() !== '')
      }
      onCancel={onClose}
      onSubmit={submit}
    >
      <p className={texts.quiet}>{translate('subcontracting.help')}</p>
      {parts.map((part, index) => (
        <fieldset key={part.key} className={styles.part}>
          <legend>{translate('subcontracting.part', { number: index + 1 })}</legend>
          <div className={styles.form}>
            <TextField
              autoFocus={index === parts.length - 1}
              label={translate('subcontracting.subcontractor')}
              value={part.subcontractor}
              onChange={(subcontractor) => change(part.key, { subcontractor })}
            />
            <TextField
              label={translate('subcontracting.what')}
              value={part.what}
              onChange={(what) => change(part.key, { what })}
            />
            <TextField
              label={translate('subcontracting.share')}
              error={shareOf(part) === undefined ? translate('subcontracting.noShare') : undefined}
              value={part.share}
              onChange={(share) => change(part.key, { share })}
            />
          </div>
        </fieldset>
      ))}
      <div className={layout.tools}>
        <Button
          onPress={() => setParts([...parts, { key: (parts.at(-1)?.key ?? 0) + 1, subcontractor: '', share: '', what: '' }])}
        >
          {translate('subcontracting.more')}
        </Button>
      </div>
    </DialogForm>
  )
}
