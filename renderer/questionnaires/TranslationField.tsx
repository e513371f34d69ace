import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { directionOf } from '../../shared/messages/locales.ts'
import styles from './translations.module.css'

/** How a translation is left: to the next one that is missing, to stay, or without taking what was typed. */
export type LeaveTranslation = 'next' | 'stay' | 'cancel'

/** A text in another language, typed in the place of its cell: Enter takes it, Shift and Enter begins a line, F8 takes it and goes on. */
export function TranslationField({
  label,
  begin,
  language,
  onLeave,
}: {
  label: string
  begin: string
  language: string
  onLeave: (text: string, leave: LeaveTranslation) => void
}) {
  const field = useRef<HTMLTextAreaElement>(null)
  const left = useRef(false)
  useLayoutEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const leave = (how: LeaveTranslation) => {
    if (left.current) return
    left.current = true
    onLeave(field.current?.value ?? '', how)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || (event.key === 'Enter' && event.shiftKey)) return
    const how = ways[event.key]
    if (!how) return
    event.preventDefault()
    event.stopPropagation()
    leave(how)
  }
  return (
    <textarea
      ref={field}
      aria-label={label}
      className={styles.field}
      defaultValue={begin}
      lang={language}
      dir={directionOf(language)}
      rows={Math.min(8, begin.split('\n').length + 1)}
      onKeyDown={onKey}
      onBlur={() => leave('stay')}
      onDoubleClick={(event) => event.stopPropagation()}
    />
  )
}

const ways: Readonly<Record<string, LeaveTranslation>> = { Enter: 'stay', F8: 'next', Escape: 'cancel' }
