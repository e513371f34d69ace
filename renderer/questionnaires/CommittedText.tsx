import { useEffect, useState } from 'react'
import { TextField } from '../ui/Fields.tsx'

/** A text that is taken when its field is left. */
export function Text({
  label,
  value,
  lines = 1,
  error,
  onCommit,
}: {
  label: string
  value: string
  lines?: number
  error?: string | undefined
  onCommit: (text: string) => unknown
}) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const commit = () => text.trim() !== value && onCommit(text.trim())
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the field inside it
    <div onBlur={commit}>
      <TextField label={label} lines={lines} value={text} error={error} onChange={setText} />
    </div>
  )
}
