import { useState } from 'react'
import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import { useNotice } from '../app/notice.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'

/** What the dialog does: adds a lot, or renames one. */
export type LotDeed = { kind: 'add' } | { kind: 'rename'; lot: Lot }

/** Asks how a lot is called, a new one or one that is there. */
export function LotDialog({ tender, deed, onClose }: { tender: Tender; deed: LotDeed | null; onClose: () => void }) {
  return (
    <Floating open={deed !== null} onClose={onClose}>
      {deed && <NameLot tender={tender} deed={deed} onClose={onClose} />}
    </Floating>
  )
}

function NameLot({ tender, deed, onClose }: { tender: Tender; deed: LotDeed; onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [title, setTitle] = useState(deed.kind === 'rename' ? deed.lot.title : '')
  const lot = title.trim()
  const { refused, submit } = useSubmit(
    () =>
      deed.kind === 'rename'
        ? client('lot.edit', { lot: deed.lot.id, title: lot })
        : client('lot.add', { tender: tender.id, title: lot }),
    () => {
      useNotice.getState().show('done', translate(deed.kind === 'rename' ? 'tender.lotRenamed' : 'tender.lotAdded', { lot }))
      onClose()
    },
  )
  return (
    <DialogForm
      title={
        deed.kind === 'rename' ? translate('tender.renameLotTitle', { lot: deed.lot.title }) : translate('tender.addLotTitle')
      }
      action={translate(deed.kind === 'rename' ? 'tender.renameLot' : 'tender.addLot')}
      ready={lot !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      {deed.kind === 'add' && <p className={texts.quiet}>{translate('tender.addLotHelp')}</p>}
      <TextField autoFocus label={translate('tender.lotTitle')} error={refused} value={title} onChange={setTitle} />
    </DialogForm>
  )
}
