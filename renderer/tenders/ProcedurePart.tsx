import { Fragment, useState } from 'react'
import type { Tender } from '../../shared/tenders/contract.ts'
import { procedureFields, procedureGaps } from '../../shared/tenders/procedure.ts'
import { useMay } from '../app/pack.ts'
import { useRead } from '../app/reading.ts'
import { useCommands } from '../app/shortcuts.ts'
import { Button } from '../ui/Button.tsx'
import facts from '../ui/Facts.module.css'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import { ProcedureDialog } from './ProcedureDialog.tsx'

/** Who buys and by which procedure, and what a report on it still lacks. */
export function ProcedurePart({ tender }: { tender: Tender }) {
  const { translate, list, date } = useWords()
  const { data: said } = useRead('procedure.show', { tender: tender.id })
  const may = useMay('other')
  const [editing, setEditing] = useState(false)
  useCommands('tender.procedure', 'shell.tender', [
    { id: 'tender.procedure', label: 'procedure.edit', keys: 'P', disabled: !may || !said, run: () => setEditing(true) },
  ])
  if (!said) return null
  const gaps = procedureGaps(said)
  const textOf = (field: (typeof procedureFields)[number]) => {
    if (field === 'procedure') return said.procedure && translate(`procedure.kind.${said.procedure}`)
    if (field === 'publishedOn') return said.publishedOn && date(`${said.publishedOn}T12:00`)
    return said[field]
  }
  const shown = procedureFields.flatMap((field) => {
    const value = textOf(field)
    return value === null ? [] : [{ field, value }]
  })
  return (
    <section className={layout.part} aria-labelledby="tender-procedure">
      <div className={layout.heading}>
        <h2 id="tender-procedure">{translate('procedure.title')}</h2>
        {may && <Button onPress={() => setEditing(true)}>{translate('procedure.edit')}</Button>}
      </div>
      {shown.length === 0 && <p className={texts.quiet}>{translate('procedure.nothing')}</p>}
      <dl className={facts.facts}>
        {shown.map(({ field, value }) => (
          <Fragment key={field}>
            <dt>{translate(`procedure.field.${field}`)}</dt>
            <dd className={layout.prose}>
              <bdi>{value}</bdi>
            </dd>
          </Fragment>
        ))}
      </dl>
      {shown.length > 0 && gaps.length > 0 && (
        <p>
          <StatusMark kind="warn" wrap>
            {translate('procedure.gaps', { fields: list(gaps.map((field) => translate(`procedure.field.${field}`))) })}
          </StatusMark>
        </p>
      )}
      <ProcedureDialog tender={tender} said={editing ? said : undefined} onClose={() => setEditing(false)} />
    </section>
  )
}
