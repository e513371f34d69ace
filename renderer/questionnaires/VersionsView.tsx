import { useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { useRead } from '../app/reading.ts'
import { Select } from '../ui/Choice.tsx'
import layout from '../ui/layout.module.css'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { TemplateChanges } from './TemplateChanges.tsx'

/** Compares two versions of a template: what was kept, and what stands now. */
export function VersionsView({ draft: { id, versions } }: { draft: Output<'template.draft'> }) {
  const { translate, moment } = useWords()
  const kept = versions.map(({ version, at }) => ({
    value: `${id}@${version}`,
    label: translate('versions.version', { version, at: moment(at) }),
  }))
  const [before, setBefore] = useState(kept[0]?.value ?? id)
  const [after, setAfter] = useState(id)
  const options = [{ value: id, label: translate('versions.now') }, ...kept]
  if (kept.length === 0) return <EmptyState title={translate('versions.none')}>{translate('versions.noneHelp')}</EmptyState>
  return (
    <>
      <div className={layout.tools}>
        <Select label={translate('versions.before')} value={before} options={options} onChange={setBefore} />
        <Select label={translate('versions.after')} value={after} options={options} onChange={setAfter} />
      </div>
      <Differences before={before} after={after} />
    </>
  )
}

function Differences({ before, after }: { before: string; after: string }) {
  const { translate } = useWords()
  const { data, problem, again } = useRead('template.compare', { before, after })
  if (problem) return <ErrorState message={problem.message} again={again} />
  if (!data) return <Loading />
  if (data.length === 0) return <EmptyState title={translate('versions.same')} />
  return (
    <div className={layout.fill}>
      <TemplateChanges label={translate('versions.differences')} changes={data} />
    </div>
  )
}
