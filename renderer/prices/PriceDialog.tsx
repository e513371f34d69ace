import { useMemo } from 'react'
import { draftKey } from '../../shared/draft-key.ts'
import type { Draft } from '../../shared/drafts.ts'
import type { Price } from '../../shared/prices/contract.ts'
import { priceWays } from '../../shared/prices/ways.ts'
import type { PriceLine } from '../../shared/questionnaires/model.ts'
import { unambiguous } from '../../shared/responses/text/decimals.ts'
import type { Bid, Lot } from '../../shared/tenders/contract.ts'
import { useDraft, useDrafts } from '../app/drafts.ts'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Select } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './prices.module.css'

type Entry = { lot: Lot; currency: string; others: readonly string[]; price: Price | undefined; onClose: () => void }
type PriceDraft = Extract<Draft, { kind: 'price' }>

/** Takes a price that came another way than in a workbook that could be read, with how it came. */
export function PriceDialog({ bidder, line, ...entry }: Entry & { bidder: Bid | undefined; line: PriceLine | undefined }) {
  const { translate } = useWords()
  return (
    <Floating
      open={bidder !== undefined && line !== undefined}
      onClose={entry.onClose}
      wide
      label={translate('priceEntry.title')}
    >
      {bidder && line && <PriceForm {...entry} bidder={bidder} line={line} />}
    </Floating>
  )
}

function PriceForm({ lot, currency, others, bidder, line, price, onClose }: Entry & { bidder: Bid; line: PriceLine }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const { data: receipts } = useRead('receipt.list', { lot: lot.id })
  const envelopes = (receipts ?? []).filter(({ bid, envelope }) => bid === bidder.id && envelope === 'price')
  const key = { kind: 'price', bid: bidder.id, line: line.id } as const
  const kept = useDraft('price', draftKey(key))
  const { put, drop } = useDrafts.getState()
  const first = useMemo(
    (): PriceDraft => ({
      kind: 'price',
      bid: bidder.id,
      line: line.id,
      unitPrice: price?.unitPrice ? unambiguous(price.unitPrice) : '',
      currency: price?.currency ?? currency,
      cameBy: 'telephone',
      receipt: null,
      comment: price?.comment ?? '',
      reason: '',
    }),
    [bidder, line, price, currency],
  )
  const draft = kept ?? first
  const { unitPrice, cameBy, comment, reason } = draft
  const receipt = draft.receipt ?? envelopes.at(-1)?.id ?? null
  const change = (part: Partial<PriceDraft>) => put({ ...draft, ...part })
  const discard = () => {
    drop(draftKey(key))
    onClose()
  }
  const name = bidder.provider.name
  const { refused, submit } = useSubmit(
    () =>
      client('price.set', {
        bid: bidder.id,
        line: line.id,
        unitPrice: unitPrice.trim() === '' ? null : unitPrice.trim(),
        currency: draft.currency,
        cameBy,
        ...(cameBy === 'cell' && receipt !== null && { receipt }),
        ...(comment.trim() !== '' && { comment: comment.trim() }),
        reason: reason.trim(),
      }),
    () => {
      useNotice.getState().show('done', translate('priceEntry.saved', { bidder: name, line: line.title }))
      discard()
    },
  )
  return (
    <DialogForm
      cancel={translate(kept ? 'drafts.discard' : 'parts.cancel')}
      problem={refused}
      action={translate('priceEntry.save')}
      ready={reason.trim() !== '' && (cameBy !== 'cell' || receipt !== null)}
      onCancel={discard}
      onSubmit={submit}
    >
      <header>
        <p className={styles.side}>{translate('priceEntry.of', { bidder: name })}</p>
        <h2>{line.title}</h2>
      </header>
      <TextField
        autoFocus
        label={translate('priceEntry.unitPrice', { currency: draft.currency })}
        hint={translate('priceEntry.unitPriceHint', { unit: line.unit })}
        value={unitPrice}
        onChange={(typed) => change({ unitPrice: typed })}
      />
      {others.length > 0 && (
        <Select
          label={translate('priceEntry.currency')}
          options={[currency, ...others].map((code) => ({ value: code, label: code }))}
          value={draft.currency}
          onChange={(chosen) => change({ currency: chosen })}
        />
      )}
      <Select
        label={translate('priceEntry.cameBy')}
        options={priceWays.map((way) => ({ value: way, label: translate(`prices.way.${way}`) }))}
        value={cameBy}
        onChange={(way) => change({ cameBy: way })}
      />
      {cameBy === 'cell' &&
        (receipt === null ? (
          <p>{translate('priceEntry.noPackage')}</p>
        ) : (
          <Select
            label={translate('priceEntry.package')}
            options={envelopes.map(({ id, position, sender }) => ({
              value: id,
              label: translate('priceEntry.packageNumber', { position, sender }),
            }))}
            value={receipt}
            onChange={(chosen) => change({ receipt: chosen })}
          />
        ))}
      <TextField
        required
        label={translate('priceEntry.reason')}
        hint={translate('priceEntry.reasonHint')}
        value={reason}
        onChange={(typed) => change({ reason: typed })}
      />
      <TextField
        label={translate('priceTable.comment')}
        value={comment}
        onChange={(typed) => change({ comment: typed })}
        lines={2}
      />
      {kept && <p className={styles.side}>{translate('drafts.kept')}</p>}
    </DialogForm>
  )
}
