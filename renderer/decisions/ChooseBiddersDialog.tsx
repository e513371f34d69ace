import { useState } from 'react'
import type { Ranking } from '../../shared/decisions/model.ts'
import { mostColumns } from '../../shared/decisions/most-columns.ts'
import { Checkbox } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './compare.module.css'

type Choosing = { all: Ranking['places']; shown: readonly string[]; onChoose: (bids: readonly string[]) => void }

/** Asks which bidders are compared, where there are more than the table holds. */
export function ChooseBiddersDialog({ open, onClose, ...choosing }: Choosing & { open: boolean; onClose: () => void }) {
  return (
    <Floating open={open} onClose={onClose}>
      <ChooseBiddersForm {...choosing} onClose={onClose} />
    </Floating>
  )
}

function ChooseBiddersForm({ all, shown, onChoose, onClose }: Choosing & { onClose: () => void }) {
  const { translate, number } = useWords()
  const [chosen, setChosen] = useState(shown)
  const choose = () => {
    onChoose(all.flatMap(({ bid }) => (chosen.includes(bid) ? [bid] : [])))
    onClose()
  }
  return (
    <DialogForm
      title={translate('compare.choose')}
      action={translate('compare.chooseShow')}
      ready={chosen.length > 0}
      onCancel={onClose}
      onSubmit={choose}
    >
      <p>{translate('compare.chooseHelp', { most: mostColumns, count: chosen.length })}</p>
      <div className={styles.choices}>
        {all.map(({ bid, bidder, rank }) => (
          <Checkbox
            key={bid}
            selected={chosen.includes(bid)}
            disabled={!chosen.includes(bid) && chosen.length >= mostColumns}
            onChange={(selected) => setChosen(selected ? [...chosen, bid] : chosen.filter((one) => one !== bid))}
          >
            <span className={styles.choiceRank}>{rank === null ? '–' : number(rank)}</span> <bdi>{bidder}</bdi>
          </Checkbox>
        ))}
      </div>
    </DialogForm>
  )
}
