import { useRef, useState } from 'react'
import type { Problem, Result } from '../../shared/result.ts'

/**
 * Sends what a form asks for, and goes on with what came of it. `refused` says why it was not done. While one call runs, a second
 * press sends nothing.
 */
export function useSubmit<Value>(send: () => Promise<Result<Value>>, goOn: (value: Value) => void) {
  const [refused, setRefused] = useState<string>()
  const sending = useRef(false)
  const submit = async () => {
    if (sending.current) return
    sending.current = true
    const result = await send()
    sending.current = false
    if (result.ok) goOn(result.value)
    else setRefused(result.error.message)
  }
  return { refused, submit: () => void submit() }
}

/** The field of an input that was refused, as the input calls it, and what is wrong with it; nothing when something else is wrong. */
export function wrongField({ code, details }: Problem): { field: string; reason: string } | undefined {
  return code === 'input.invalid' ? { field: String(details.field), reason: String(details.reason) } : undefined
}
