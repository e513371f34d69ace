import type { KeyboardEvent, RefObject } from 'react'
import { isComplete, type ScoreCell, type ScoringMode, type Words, wordsShown } from '../../shared/scorecards/cell.ts'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './scorecards.module.css'
import type { DraftWords } from './scoring.ts'

/** Where the fields are, for who takes the focus there. */
export type ReasonRefs = Record<keyof Words | 'afterLock', RefObject<HTMLDivElement | null>>

/** Takes the focus to a field of the two, with what it holds selected or the caret at its end. False where it is not there. */
export function enterField({ current }: RefObject<HTMLDivElement | null>, select: boolean): boolean {
  const field = current?.querySelector('textarea')
  if (!field) return false
  field.focus()
  // The other field and what saves both are looked at too.
  current?.parentElement?.scrollIntoView({ block: 'nearest' })
  field.setSelectionRange(select ? 0 : field.value.length, field.value.length)
  return true
}

/** Why these points: for the file, and what the bidder may be told of it. */
export function ReasonFields({
  cell,
  mode,
  fields,
  isLocked,
  onWords,
  onSave,
  onDiscard,
  onLeave,
}: {
  cell: ScoreCell
  mode: ScoringMode
  fields: ReasonRefs
  isLocked: boolean
  onWords: (words: DraftWords) => void
  onSave: () => void
  onDiscard: () => void
  onLeave: () => void
}) {
  const { translate } = useWords()
  const { reason, releasable } = wordsShown(cell)
  const isDraft = cell.draft?.state === 'draft'
  const takesBack = cell.draft !== undefined && cell.draft.points === null
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') onLeave()
    else if (event.key === 'F2') enterField(event.shiftKey ? fields.releasable : fields.reason, true)
    else if (event.key === 'Enter' && !event.shiftKey) {
      if (isDraft) onSave()
      else onLeave()
    } else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the fields inside take the keys
    <div className={styles.reason} onKeyDown={onKey}>
      <div ref={fields.reason}>
        <TextField
          lines={3}
          label={translate(takesBack ? 'scores.reasonTakeBack' : mode === 'own' ? 'scores.reason' : 'scores.reasonConsensus')}
          hint={translate('scores.reasonHint')}
          value={reason}
          onChange={(text) => onWords({ reason: text })}
        />
      </div>
      {!takesBack && (
        <div ref={fields.releasable}>
          <TextField
            lines={2}
            label={translate('scores.releasable')}
            hint={translate('scores.releasableHint')}
            value={releasable}
            onChange={(text) => onWords({ releasable: text })}
          />
        </div>
      )}
      {isDraft && isLocked && (
        <div ref={fields.afterLock}>
          <TextField
            lines={2}
            label={translate('scores.afterLock')}
            hint={translate('scores.afterLockHint')}
            value={cell.draft?.afterLock ?? ''}
            onChange={(text) => onWords({ afterLock: text })}
          />
        </div>
      )}
      {isDraft && (
        <div className={styles.buttons}>
          <Button onPress={onDiscard}>{translate('drafts.discard')}</Button>
          <Button
            look="primary"
            isDisabled={!isComplete({ reason, afterLock: cell.draft?.afterLock }, isLocked)}
            onPress={onSave}
          >
            {translate('scores.saveReason')}
          </Button>
        </div>
      )}
    </div>
  )
}
