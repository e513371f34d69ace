import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { TextField } from '../ui/Fields.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './FindBar.module.css'
import { type Found, findOn, goOnFrom, paint, show } from './find.ts'

/** What a screen holds of what was sought last. */
type Seen = { found: readonly Found[]; drawn: readonly Range[]; of: string }

/** Finds a text on the screen, in rows out of sight too. `asked` counts how often it was asked for. */
export function FindBar({ asked, onClose }: { asked: number; onClose: () => void }) {
  const { translate } = useWords()
  const [typed, setTyped] = useState('')
  const sought = useDeferredValue(typed)
  const [{ found, drawn, of }, setFound] = useState<Seen>({ found: [], drawn: [], of: '' })
  const [at, setAt] = useState(0)
  const bar = useRef<HTMLDivElement>(null)
  const here = found[Math.min(at, found.length - 1)]

  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it is asked for
  useEffect(() => {
    const field = bar.current?.querySelector('input')
    field?.focus()
    field?.select()
  }, [asked])

  useEffect(() => {
    const screen = document.getElementById('main')
    if (!screen) return
    let frame = 0
    const look = () => {
      setFound({ ...findOn(screen, sought), of: sought })
    }
    // The screen goes on: rows come into sight, something is read again, another screen is shown.
    const observer = new MutationObserver(() => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(look)
    })
    observer.observe(screen, { childList: true, characterData: true, subtree: true })
    look()
    return () => {
      cancelAnimationFrame(frame)
      observer.disconnect()
    }
  }, [sought])

  const latest = useRef(here)
  latest.current = here
  const key = here?.kind === 'cell' ? `${here.match.row} ${here.match.column}` : here ? 'text' : ''
  // biome-ignore lint/correctness/useExhaustiveDependencies: a place is shown once, then the reader scrolls
  useEffect(() => show(latest.current), [key, at, of])
  useEffect(() => paint(drawn, here), [drawn, here])
  useEffect(
    () => () => {
      show(undefined)
      paint([], undefined)
    },
    [],
  )

  const step = (by: number) => {
    if (found.length > 0) setAt((Math.min(at, found.length - 1) + by + found.length) % found.length)
  }
  const close = () => {
    goOnFrom(here)
    onClose()
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && event.target instanceof HTMLInputElement) step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: React Aria's field of a search has its own look
    <div role="search" className={styles.bar} ref={bar} onKeyDown={onKey}>
      <TextField
        label={translate('find.label')}
        value={typed}
        onChange={(text) => {
          setTyped(text)
          setAt(0)
        }}
      />
      <span role="status" className={styles.count}>
        {sought.trim() !== '' &&
          translate('find.count', { at: found.length === 0 ? 0 : Math.min(at + 1, found.length), count: found.length })}
      </span>
      <Button isDisabled={found.length === 0} onPress={() => step(-1)}>
        {translate('find.previous')}
      </Button>
      <Button isDisabled={found.length === 0} onPress={() => step(1)}>
        {translate('find.next')}
      </Button>
      <Button look="quiet" onPress={close}>
        {translate('find.close')}
      </Button>
    </div>
  )
}
