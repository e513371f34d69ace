import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { type TemplateChange, withChanges } from '../../shared/questionnaires/editing/apply.ts'
import { assemble } from '../../shared/questionnaires/editing/assemble.ts'
import type { TemplateEdit } from '../../shared/questionnaires/editing/edit.ts'
import type { TemplateParts } from '../../shared/questionnaires/editing/parts.ts'
import { planEdits } from '../../shared/questionnaires/editing/plan.ts'
import { sameParts } from '../../shared/questionnaires/editing/same.ts'
import type { Template } from '../../shared/questionnaires/model.ts'
import { Refusal } from '../../shared/result.ts'
import { useNotice } from '../app/notice.ts'
import { useWindow } from '../app/window.tsx'

/** A template while it is edited: what is shown, and what takes steps. */
export type TemplateEditor = {
  parts: TemplateParts
  template: Template
  edit: (...edits: TemplateEdit[]) => void
}

type Draft = Output<'template.draft'>

/**
 * Takes steps of editing: each shows at once, by the rules that the ground floor records it by, and is what the file says once that has
 * answered. What is refused is taken back, and the status bar says why.
 */
export function useTemplateEditor(draft: Draft): TemplateEditor {
  const { client } = useWindow()
  const [shown, setShown] = useState(draft.parts)
  const latest = useRef(shown)
  const pending = useRef(0)
  const show = (parts: TemplateParts) => {
    latest.current = parts
    setShown(parts)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read is shown when it is read
  useEffect(() => {
    if (pending.current === 0 && !sameParts(latest.current, draft.parts)) show(draft.parts)
  }, [draft])
  const read = useRef(draft)
  read.current = draft
  const { id } = draft
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it shows and sends, it knows by references
  const edit = useCallback(
    (...edits: TemplateEdit[]) => {
      const send = async () => {
        pending.current += 1
        const result = await client('template.edit', { template: id, edits })
        pending.current -= 1
        if (result.ok) return
        useNotice.getState().show('problem', result.error.message)
        if (pending.current === 0) show(read.current.parts)
      }
      const changes = planned(latest.current, edits)
      if (changes?.length === 0) return
      if (changes) show(withChanges(latest.current, changes))
      void send()
    },
    [client, id],
  )
  const template = useMemo(() => assemble(shown), [shown])
  return useMemo(() => ({ parts: shown, template, edit }), [shown, template, edit])
}

/** What steps say anew; nothing where they cannot be taken, which the ground floor explains. */
function planned(parts: TemplateParts, edits: readonly TemplateEdit[]): TemplateChange[] | undefined {
  try {
    return planEdits(parts, edits)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}
