import type { ReactNode } from 'react'
import {
  Checkbox as AriaCheckbox,
  ComboBox as AriaComboBox,
  Select as AriaSelect,
  Switch as AriaSwitch,
  Button,
  Group,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components'
import { classes } from './classes.ts'
import fields from './Fields.module.css'
import popover from './Popover.module.css'

/** `inset` stands under the one before. */
export type Option<Value extends string = string> = { value: Value; label: string; detail?: string; inset?: boolean }

/** The list of a field that opens. */
function Options({ options }: { options: readonly Option[] }) {
  return (
    <Popover className={popover.popover ?? ''} offset={4}>
      <ListBox className={popover.menu ?? ''}>
        {options.map((option) => (
          <ListBoxItem key={option.value} id={option.value} textValue={option.label} className={popover.item ?? ''}>
            <span className={classes(popover.text, option.inset && popover.inset)}>
              {option.label}
              {option.detail !== undefined && <div className={popover.detail}>{option.detail}</div>}
            </span>
          </ListBoxItem>
        ))}
      </ListBox>
    </Popover>
  )
}

/** One of a fixed list. */
export function Select<Value extends string>({
  label,
  options,
  value,
  onChange,
  disabled = false,
}: {
  label: string
  options: readonly Option<Value>[]
  value: Value
  onChange: (value: Value) => void
  disabled?: boolean
}) {
  return (
    <AriaSelect
      className={fields.field ?? ''}
      value={value}
      isDisabled={disabled}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key)
        if (chosen) onChange(chosen.value)
      }}
    >
      <Label className={fields.label ?? ''}>{label}</Label>
      <Button className={fields.select ?? ''}>
        <SelectValue className={fields.value ?? ''}>{({ selectedText }) => selectedText}</SelectValue>
        <span aria-hidden className={fields.sign} />
      </Button>
      <Options options={options} />
    </AriaSelect>
  )
}

/** What a combo box is made of: its name, the field with the button that opens the list, and the list. */
export function ComboBoxParts({ label, show, options }: { label: string; show: string; options: readonly Option[] }) {
  return (
    <>
      <Label className={fields.label ?? ''}>{label}</Label>
      <Group className={fields.group ?? ''}>
        <Input className={fields.input ?? ''} />
        <Button aria-label={show} className={fields.step ?? ''}>
          <span aria-hidden className={fields.sign} />
        </Button>
      </Group>
      <Options options={options} />
    </>
  )
}

/** One of a long list, found by typing. */
export function ComboBox({
  label,
  options,
  value,
  onChange,
  show,
}: {
  label: string
  options: readonly Option[]
  value: string | null
  onChange: (value: string | null) => void
  /** Name of the button that opens the list. */
  show: string
}) {
  return (
    <AriaComboBox
      className={fields.field ?? ''}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      menuTrigger="focus"
    >
      <ComboBoxParts label={label} show={show} options={options} />
    </AriaComboBox>
  )
}

export function Checkbox({
  children,
  selected,
  partly = false,
  disabled = false,
  onChange,
}: {
  children: ReactNode
  selected: boolean
  /** Some of what it stands for is chosen. */
  partly?: boolean
  disabled?: boolean
  onChange: (selected: boolean) => void
}) {
  return (
    <AriaCheckbox
      className={fields.check ?? ''}
      isSelected={selected}
      isIndeterminate={partly}
      isDisabled={disabled}
      onChange={onChange}
    >
      <span aria-hidden className={fields.box}>
        {partly ? '–' : selected ? '✓' : ''}
      </span>
      {children}
    </AriaCheckbox>
  )
}

export function Switch({
  children,
  on,
  disabled = false,
  onChange,
}: {
  children: ReactNode
  on: boolean
  disabled?: boolean
  onChange: (on: boolean) => void
}) {
  return (
    <AriaSwitch className={fields.switch ?? ''} isSelected={on} isDisabled={disabled} onChange={onChange}>
      <span aria-hidden className={fields.track}>
        <span className={fields.thumb} />
      </span>
      {children}
    </AriaSwitch>
  )
}
