import { useState } from 'react'
import { languageTag, nameOfLanguage } from '../../shared/questionnaires/translations/language.ts'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'

type Asked = { own: string; onClose: () => void; onChosen: (language: string) => void }

/** Asks for the language that a template is translated into. */
export function LanguageDialog({ open, ...asked }: Asked & { open: boolean }) {
  return (
    <Floating open={open} onClose={asked.onClose}>
      <Form {...asked} />
    </Floating>
  )
}

function Form({ own, onClose, onChosen }: Asked) {
  const { translate, locale } = useWords()
  const [text, setText] = useState('')
  const tag = languageTag(text)
  const isOwn = tag === own
  return (
    <DialogForm
      title={translate('translations.addTitle')}
      action={translate('translations.add')}
      ready={tag !== undefined && !isOwn}
      onCancel={onClose}
      onSubmit={() => {
        onClose()
        if (tag !== undefined) onChosen(tag)
      }}
    >
      <TextField
        autoFocus
        label={translate('translations.tag')}
        hint={tag === undefined ? translate('translations.tagHint') : nameOfLanguage(tag, locale)}
        {...(isOwn && { error: translate('translations.own', { language: nameOfLanguage(own, locale) }) })}
        value={text}
        onChange={setText}
      />
    </DialogForm>
  )
}
