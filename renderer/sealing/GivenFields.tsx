import { type Given, withKey } from '../../shared/sealing/draft.ts'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import { FieldGroup } from '../ui/FieldGroup.tsx'
import { TextField } from '../ui/Fields.tsx'
import { FileName } from '../ui/FileName.tsx'
import layout from '../ui/layout.module.css'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './sealing.module.css'

/** Key files with their passphrases, or the passphrase of the file, whichever opens it. */
export function GivenFields({
  by,
  given,
  onChange,
  hint,
}: {
  by: 'keys' | 'passphrase'
  given: Given
  onChange: (given: Given) => void
  hint?: string
}) {
  const { chooseFiles } = useWindow()
  const { translate } = useWords()
  if (by === 'passphrase')
    return (
      <TextField
        secret
        autoFocus
        label={translate('seal.passphrase')}
        value={given.passphrase}
        onChange={(passphrase) => onChange({ ...given, passphrase })}
      />
    )
  const choose = async () => {
    const paths = await chooseFiles({ kind: 'any', multiple: true })
    if (paths.length > 0) onChange(paths.reduce(withKey, given))
  }
  const change = (path: string, passphrase: string) =>
    onChange({ ...given, keys: given.keys.map((key) => (key.path === path ? { path, passphrase } : key)) })
  return (
    <FieldGroup roomy label={translate('seal.keyFiles')}>
      {hint !== undefined && <p className={texts.quiet}>{hint}</p>}
      {given.keys.map(({ path, passphrase }) => {
        const name = path.split(/[\\/]/).at(-1) ?? path
        return (
          <div key={path} className={styles.key}>
            <FileName of={path} />
            <Button
              compact
              look="quiet"
              aria-label={translate('seal.removeKey', { name })}
              onPress={() => onChange({ ...given, keys: given.keys.filter((key) => key.path !== path) })}
            >
              {translate('seal.remove')}
            </Button>
            {passphrase !== null && (
              <TextField
                secret
                autoFocus
                label={translate('seal.keyPassphrase', { name })}
                value={passphrase}
                onChange={(text) => change(path, text)}
              />
            )}
          </div>
        )
      })}
      <div className={layout.tools}>
        <Button autoFocus onPress={() => void choose()}>
          {translate('seal.chooseKey')}
        </Button>
      </div>
    </FieldGroup>
  )
}
