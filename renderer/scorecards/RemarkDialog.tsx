import { type KeyboardEvent, useState } from 'react'
import type { Evaluator, Subject } from '../../shared/scorecards/contract.ts'
import type { Remark } from '../../shared/scorecards/remark-model.ts'
import { useRead } from '../app/reading.ts'
import { useSubmit } from '../app/submit.ts'
import { useWindow } from '../app/window.tsx'
import { Select } from '../ui/Choice.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './scorecards.module.css'

/** What is said: something new about a cell, a reply, or why a question needs none. */
export type RemarkDeed =
  | { kind: 'add'; bid: string; subject: Subject; evaluator: Evaluator | null }
  | { kind: 'reply' | 'close'; remark: Remark }

/** Asks what is said about an answer or a score. Enter says it, Shift and Enter begin a line. */
export function RemarkDialog({ deed, onClose }: { deed: RemarkDeed | null; onClose: () => void }) {
  return (
    <Floating open={deed !== null} onClose={onClose}>
      {deed?.kind === 'add' ? <Add {...deed} onClose={onClose} /> : deed && <Answer {...deed} onClose={onClose} />}
    </Floating>
  )
}

const nobody = 'nobody'

function Add({ bid, subject, evaluator, onClose }: Extract<RemarkDeed, { kind: 'add' }> & { onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const { data: evaluators = [] } = useRead('evaluator.list', {})
  const { data: cover } = useRead('pack.cover', {})
  const [kind, setKind] = useState<Remark['kind']>('question')
  const [about, setAbout] = useState<Remark['about']>('score')
  const [whom, setWhom] = useState(evaluator?.id ?? nobody)
  const [text, setText] = useState('')
  const isReader = cover !== undefined && cover !== null
  const { refused, submit } = useSubmit(
    () => client('remark.add', { bid, subject, about, kind, evaluator: whom === nobody ? null : whom, text: text.trim() }),
    onClose,
  )
  return (
    <DialogForm
      title={translate('remarks.addTitle')}
      action={translate(kind === 'question' ? 'remarks.ask' : 'remarks.comment')}
      ready={text.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <Words label={translate('remarks.text')} {...{ text, setText, refused, submit }} />
      <Select
        label={translate('remarks.kind')}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'question', label: translate('remarks.kind.question') },
          { value: 'comment', label: translate('remarks.kind.comment') },
        ]}
      />
      <Select
        label={translate('remarks.about')}
        value={about}
        onChange={setAbout}
        options={[
          { value: 'score', label: translate('remarks.about.score') },
          { value: 'answer', label: translate('remarks.about.answer') },
        ]}
      />
      {!isReader && (
        <Select
          label={translate('remarks.with')}
          value={whom}
          onChange={setWhom}
          options={[
            ...evaluators.map(({ id, name }) => ({ value: id, label: name })),
            { value: nobody, label: translate('remarks.withNobody') },
          ]}
        />
      )}
    </DialogForm>
  )
}

function Answer({ kind, remark, onClose }: Exclude<RemarkDeed, { kind: 'add' }> & { onClose: () => void }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [text, setText] = useState('')
  const { refused, submit } = useSubmit(
    () =>
      kind === 'reply'
        ? client('remark.reply', { remark: remark.id, text: text.trim() })
        : client('remark.close', { remark: remark.id, reason: text.trim() }),
    onClose,
  )
  return (
    <DialogForm
      title={translate(kind === 'reply' ? 'remarks.replyTitle' : 'remarks.closeTitle')}
      action={translate(kind === 'reply' ? 'remarks.reply' : 'remarks.close')}
      ready={text.trim() !== ''}
      onCancel={onClose}
      onSubmit={submit}
    >
      <p className={texts.quiet}>
        <bdi>{remark.text}</bdi>
      </p>
      <Words
        label={translate(kind === 'reply' ? 'remarks.replyText' : 'remarks.closeReason')}
        {...{ text, setText, refused, submit }}
      />
    </DialogForm>
  )
}

function Words({
  label,
  text,
  setText,
  refused,
  submit,
}: {
  label: string
  text: string
  setText: (text: string) => void
  refused: string | undefined
  submit: () => void
}) {
  const { translate } = useWords()
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (text.trim() !== '') submit()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the field inside takes the keys
    <div className={styles.words} onKeyDown={onKey}>
      <TextField
        autoFocus
        lines={3}
        label={label}
        hint={translate('scores.reasonHint')}
        error={refused}
        value={text}
        onChange={setText}
      />
    </div>
  )
}
