import { useEffect, useState } from 'react'
import { TextField } from '../ui/Fields.tsx'

type Committed = {
  label: string
  value: string
  hint?: string | undefined
  lines?: number
  error?: string | undefined
  onCommit: (text: string) => unknown
}

/** A text that is taken when its field is left. */
export function Text({ label, value, hint, lines = 1, error, onCommit }: Committed) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const commit = () => text.trim() !== value && onCommit(text.trim())
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the field inside it
    <div onBlur={commit}>
      <TextField label={label} hint={hint} lines={lines} value={text} error={error} onChange={setText} />
    </div>
  )
}

/** The same where not every text will do: `check` says what is wrong with one, which then is not taken. */
export function CheckedText({
  check = () => undefined,
  onCommit,
  ...field
}: Omit<Committed, 'error'> & { check?: (text: string) => string | undefined }) {
  const [wrong, setWrong] = useState<string>()
  return (
    <Text
      {...field}
      error={wrong}
      onCommit={(text) => {
        const problem = check(text)
        setWrong(problem)
        if (problem === undefined) onCommit(text)
      }}
    />
  )
}
