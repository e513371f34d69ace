import { useState } from 'react'
import type { SealDraft } from '../../shared/sealing/draft.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Choice.tsx'
import { TextField } from '../ui/Fields.tsx'
import layout from '../ui/layout.module.css'
import { useWords } from '../ui/words.tsx'
import { KeyDialog } from './KeyDialog.tsx'
import { LostKeysDialog } from './LostKeys.tsx'
import { PassphraseFields } from './PassphraseFields.tsx'

/** Whether something is sealed, and for whom; a key can be made from here, and what a lost one means be read. */
export function SealFields({
  draft,
  onChange,
  kinds = ['plain', 'keys', 'passphrase'],
}: {
  draft: SealDraft
  onChange: (draft: SealDraft) => void
  kinds?: readonly SealDraft['kind'][]
}) {
  const { translate } = useWords()
  return (
    <>
      <Select
        label={translate('seal.how')}
        value={draft.kind}
        onChange={(kind) => onChange({ ...draft, kind, passphrase: '', again: '' })}
        options={kinds.map((kind) => ({
          value: kind,
          label: translate(`seal.kind.${kind}`),
          detail: translate(`seal.meaning.${kind}`),
        }))}
      />
      {draft.kind === 'keys' && (
        <RecipientsField
          hint={translate('seal.anyOpens')}
          value={draft.recipients}
          onChange={(recipients) => onChange({ ...draft, recipients })}
        />
      )}
      {draft.kind === 'passphrase' && (
        <PassphraseFields
          label={translate('seal.passphrase')}
          typed={draft}
          onChange={(typed) => onChange({ ...draft, ...typed })}
        />
      )}
    </>
  )
}

/** Public keys, one in each line, and the way to make one and to read what a lost one means. */
export function RecipientsField({
  hint,
  error,
  value,
  onChange,
}: {
  hint: string
  error?: string | undefined
  value: string
  onChange: (value: string) => void
}) {
  const { translate } = useWords()
  const [asking, setAsking] = useState<'key' | 'lost' | null>(null)
  return (
    <>
      <TextField lines={3} label={translate('seal.recipients')} hint={hint} error={error} value={value} onChange={onChange} />
      <div className={layout.tools}>
        <Button compact onPress={() => setAsking('key')}>
          {translate('keys.make')}
        </Button>
        <Button compact look="quiet" onPress={() => setAsking('lost')}>
          {translate('keys.lost')}
        </Button>
      </div>
      <KeyDialog open={asking === 'key'} onClose={() => setAsking(null)} />
      <LostKeysDialog open={asking === 'lost'} onClose={() => setAsking(null)} />
    </>
  )
}
