import type { ReactNode } from 'react'
import {
  TextArea as AriaArea,
  NumberField as AriaNumberField,
  TextField as AriaTextField,
  Button,
  FieldError,
  Group,
  Input,
  Label,
  Text,
} from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './Fields.module.css'

export type FieldProps = {
  label: string
  hint?: string | undefined
  /** What is wrong and what helps; the field counts as invalid while it is there. */
  error?: string | undefined
  disabled?: boolean
  required?: boolean
  autoFocus?: boolean
}

export function Frame({
  label,
  hint,
  error,
  children,
}: {
  label: string
  hint?: string | undefined
  error?: string | undefined
  children: ReactNode
}) {
  return (
    <>
      <Label className={styles.label ?? ''}>{label}</Label>
      {children}
      {hint !== undefined && error === undefined && (
        <Text slot="description" className={styles.hint ?? ''}>
          {hint}
        </Text>
      )}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </>
  )
}

export function TextField({
  label,
  hint,
  error,
  disabled = false,
  required = false,
  autoFocus = false,
  value,
  onChange,
  placeholder,
  lines = 1,
  secret = false,
}: FieldProps & {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** More than one makes it a field for several lines. */
  lines?: number
  /** What is typed is not shown, and no program is to remember it. */
  secret?: boolean
}) {
  // What is written runs in its own direction; an empty field in that of the window.
  const direction = value === '' ? {} : { dir: 'auto' }
  const hintText = placeholder === undefined ? {} : { placeholder }
  return (
    <AriaTextField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      isDisabled={disabled}
      isRequired={required}
      autoFocus={autoFocus}
      validationBehavior="aria"
      {...(secret && ({ type: 'password', autoComplete: 'off' } as const))}
    >
      <Frame label={label} hint={hint} error={error}>
        {lines > 1 ? (
          <AriaArea className={classes(styles.input, styles.area)} rows={lines} {...direction} {...hintText} />
        ) : (
          <Input className={styles.input ?? ''} {...direction} {...hintText} />
        )}
      </Frame>
    </AriaTextField>
  )
}

export function NumberField({
  label,
  hint,
  error,
  disabled = false,
  value,
  onChange,
  least,
  most,
  step = 1,
  increase,
  decrease,
}: FieldProps & {
  value: number
  onChange: (value: number) => void
  least: number
  most: number
  step?: number
  /** Names of the two small buttons, for those who cannot see them. */
  increase: string
  decrease: string
}) {
  return (
    <AriaNumberField
      className={styles.field ?? ''}
      value={value}
      onChange={onChange}
      minValue={least}
      maxValue={most}
      step={step}
      isInvalid={error !== undefined}
      isDisabled={disabled}
      validationBehavior="aria"
    >
      <Frame label={label} hint={hint} error={error}>
        <Group className={styles.group ?? ''}>
          <Input className={styles.input ?? ''} />
          <Button slot="decrement" aria-label={decrease} className={styles.step ?? ''}>
            −
          </Button>
          <Button slot="increment" aria-label={increase} className={styles.step ?? ''}>
            +
          </Button>
        </Group>
      </Frame>
    </AriaNumberField>
  )
}
