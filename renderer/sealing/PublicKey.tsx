import { useNotice } from '../app/notice.ts'
import { Button } from '../ui/Button.tsx'
import { copyText } from '../ui/clipboard.ts'
import { useWords } from '../ui/words.tsx'
import styles from './sealing.module.css'

/** The recipient by which others seal for a key, to be copied and given to them. */
export function PublicKey({ recipient }: { recipient: string }) {
  const { translate } = useWords()
  return (
    <div className={styles.public}>
      <h3>{translate('keys.public')}</h3>
      <code dir="ltr">{recipient}</code>
      <Button
        onPress={() => {
          copyText(recipient)
          useNotice.getState().show('done', translate('keys.copied'))
        }}
      >
        {translate('keys.copy')}
      </Button>
    </div>
  )
}
