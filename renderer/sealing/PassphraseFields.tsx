import { useState } from 'react'
import { longPassphrase, strengthOf } from '../../shared/sealing/passphrase.ts'
import { useNotice } from '../app/notice.ts'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { TextField } from '../ui/Fields.tsx'
import layout from '../ui/layout.module.css'
import { useWords } from '../ui/words.tsx'

type Typed = { passphrase: string; again: string }

/** A new passphrase: typed twice while it is not shown, or drawn at random and shown, to be written down. */
export function PassphraseFields({
  label,
  typed: { passphrase, again },
  onChange,
  autoFocus = false,
}: {
  label: string
  typed: Typed
  onChange: (typed: Typed) => void
  autoFocus?: boolean
}) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [shown, setShown] = useState(false)
  const suggest = async () => {
    const suggested = await client('key.suggest', {})
    if (!suggested.ok) return useNotice.getState().show('problem', suggested.error.message)
    setShown(true)
    onChange({ passphrase: suggested.value.passphrase, again: suggested.value.passphrase })
  }
  const hint = {
    empty: translate('seal.passphraseHint'),
    weak: translate('seal.weak', longPassphrase),
    long: translate('seal.long'),
  }[strengthOf(passphrase)]
  return (
    <>
      <TextField
        secret={!shown}
        autoFocus={autoFocus}
        label={label}
        hint={hint}
        value={passphrase}
        onChange={(text) => onChange({ passphrase: text, again: shown ? text : again })}
      />
      {!shown && (
        <TextField
          secret
          label={translate('seal.again')}
          error={again !== '' && !passphrase.startsWith(again) ? translate('seal.differs') : undefined}
          value={again}
          onChange={(text) => onChange({ passphrase, again: text })}
        />
      )}
      <div className={layout.tools}>
        <Button compact onPress={() => void suggest()}>
          {translate('seal.suggest')}
        </Button>
        <Checkbox
          selected={shown}
          onChange={(on) => {
            setShown(on)
            onChange({ passphrase, again: on ? passphrase : '' })
          }}
        >
          {translate('seal.show')}
        </Checkbox>
      </div>
    </>
  )
}
