import { useMemo, useState } from 'react'
import { ComboBox as AriaComboBox } from 'react-aria-components'
import { ComboBoxParts, type Option } from './Choice.tsx'
import fields from './Fields.module.css'

/** As many as anybody looks through at once; typing finds the others. */
const mostShown = 50

/** One of thousands, found by typing: of those that hold what was typed, the first are shown. */
export function LongComboBox({
  label,
  options,
  value,
  onChange,
  show,
}: {
  label: string
  options: readonly Option[]
  value: string | null
  onChange: (value: string) => void
  /** Name of the button that opens the list. */
  show: string
}) {
  const chosen = options.find((option) => option.value === value)
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? chosen?.label ?? ''
  const shown = useMemo(() => {
    const words = (typed ?? '').toLowerCase().split(/\s+/).filter(Boolean)
    const found = options.filter((option) => words.every((word) => option.label.toLowerCase().includes(word)))
    const first = found.slice(0, mostShown)
    return chosen && !first.includes(chosen) ? [chosen, ...first] : first
  }, [options, typed, chosen])
  return (
    <AriaComboBox
      className={fields.field ?? ''}
      value={value}
      inputValue={text}
      onInputChange={(now) => setTyped(now === chosen?.label ? null : now)}
      onChange={(key) => {
        setTyped(null)
        if (key !== null) onChange(String(key))
      }}
      onBlur={() => setTyped(null)}
      defaultFilter={() => true}
      menuTrigger="focus"
    >
      <ComboBoxParts label={label} show={show} options={shown} />
    </AriaComboBox>
  )
}
