import type { Problem } from '../../shared/result.ts'
import { type Given, isGiven } from '../../shared/sealing/draft.ts'
import { GivenFields } from '../sealing/GivenFields.tsx'
import { Button } from '../ui/Button.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './packs.module.css'

/** Asks for what opens a sealed file that is to be merged. `problem` says why it is not open yet. */
export function SealedPack({
  by,
  problem: { code, message },
  given,
  onChange,
  onGiven,
  onLeave,
}: {
  by: 'keys' | 'passphrase'
  problem: Problem
  given: Given
  onChange: (given: Given) => void
  onGiven: () => void
  onLeave: () => void
}) {
  const { translate } = useWords()
  const ready = isGiven(given, by)
  const isNew = code === 'sealing.needsPassphrase' || code === 'sealing.needsKey'
  return (
    <form
      className={styles.sealed}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) onGiven()
      }}
    >
      <h2>{translate('seal.isSealed')}</h2>
      <p role="status">
        {isNew ? (
          message
        ) : (
          <StatusMark kind="warn" wrap>
            {message}
          </StatusMark>
        )}
      </p>
      <GivenFields by={by} given={given} onChange={onChange} />
      <div className={layout.tools}>
        <Button look="primary" type="submit" isDisabled={!ready}>
          {translate('merging.see')}
        </Button>
        <Button onPress={onLeave}>{translate('merging.leave')}</Button>
      </div>
    </form>
  )
}
