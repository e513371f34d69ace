import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { useNotice } from '../app/notice.ts'
import { wrongField } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './workspace.module.css'

const fields = ['name', 'role', 'organisation'] as const
type Field = (typeof fields)[number]

/** Who acts: what each entry of the journal carries from now on. */
export function ProfileForm({
  profile,
  autoFocus = false,
  onSaved,
}: {
  profile: Output<'profile.show'>
  autoFocus?: boolean
  onSaved?: () => void
}) {
  const { translate } = useWords()
  const { client } = useWindow()
  const [typed, setTyped] = useState<Partial<Record<Field, string>>>({})
  const [problem, setProblem] = useState<{ field: string; reason: string } | null>(null)
  const value = (field: Field) => typed[field] ?? profile[field]
  const unchanged = profile.origin === 'person' && fields.every((field) => value(field).trim() === profile[field])

  const save = async () => {
    if (value('name').trim() === '') return setProblem({ field: 'name', reason: translate('profile.unnamed') })
    const { name, role, organisation } = { name: value('name'), role: value('role'), organisation: value('organisation') }
    const saved = await client('profile.set', { name, role, organisation })
    if (!saved.ok) {
      const wrong = wrongField(saved.error)
      const shown = fields.some((field) => field === wrong?.field)
      return wrong && shown ? setProblem(wrong) : useNotice.getState().show('problem', saved.error.message)
    }
    setTyped({})
    useNotice.getState().show('done', translate('profile.saved', { name: saved.value.name }))
    onSaved?.()
  }
  const hint = (field: Field) =>
    field !== 'name' ? translate('profile.optional') : profile.origin === 'system' ? translate('profile.system') : undefined
  return (
    <form
      className={styles.profile}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {fields.map((field) => (
        <TextField
          key={field}
          autoFocus={autoFocus && field === 'name'}
          label={translate(`profile.${field}`)}
          hint={hint(field)}
          error={problem?.field === field ? problem.reason : undefined}
          value={value(field)}
          onChange={(text) => {
            setTyped({ ...typed, [field]: text })
            setProblem(null)
          }}
        />
      ))}
      <div>
        <Button type="submit" isDisabled={unchanged}>
          {translate('profile.save')}
        </Button>
      </div>
    </form>
  )
}
