import { createContext, type ReactNode, use, useState } from 'react'
import type { PlaceRequest } from '../../shared/window.ts'
import { Floating } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'
import { useWindow } from './window.tsx'

/** A new file's place; `replace` where a person has already agreed that a file there goes. */
type NewFile = { path: string; replace: boolean }

type AskPlace = (request: PlaceRequest) => Promise<NewFile | undefined>

const AskPlaceContext = createContext<AskPlace>(async () => undefined)

/** Asks where a new file goes: by the window's own dialog, or by a field where it has none. Nothing when cancelled. */
export function useAskPlace(): AskPlace {
  return use(AskPlaceContext)
}

type Question = { path: string; answer: (file: NewFile | undefined) => void }

export function PlaceDialog({ children }: { children: ReactNode }) {
  const { choosePlace } = useWindow()
  const { translate } = useWords()
  const [question, setQuestion] = useState<Question | null>(null)
  const ask: AskPlace = async (request) => {
    const place = await choosePlace(request)
    if (place.kind === 'chosen') return { path: place.path, replace: true }
    if (place.kind === 'cancelled') return undefined
    return new Promise((answer) => setQuestion({ path: place.suggestion, answer }))
  }
  const close = (path: string | undefined) => {
    question?.answer(path === undefined ? undefined : { path, replace: false })
    setQuestion(null)
  }
  return (
    <AskPlaceContext value={ask}>
      {children}
      <Floating open={question !== null} onClose={() => close(undefined)} label={translate('shell.place')}>
        {question && (
          <DialogForm
            action={translate('shell.placeTake')}
            ready={question.path.trim() !== ''}
            onCancel={() => close(undefined)}
            onSubmit={() => close(question.path)}
          >
            <TextField
              autoFocus
              label={translate('shell.place')}
              hint={translate('shell.placeHint')}
              value={question.path}
              onChange={(path) => setQuestion({ ...question, path })}
            />
          </DialogForm>
        )}
      </Floating>
    </AskPlaceContext>
  )
}
