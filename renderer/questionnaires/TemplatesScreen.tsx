import { useMemo, useState } from 'react'
import type { TemplateSummary } from '../../shared/questionnaires/contract.ts'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { go } from '../app/routing.ts'
import { useCommands } from '../app/shortcuts.ts'
import { MainAction } from '../app/slots.tsx'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Choice.tsx'
import { Grid, type GridColumn } from '../ui/Grid.tsx'
import layout from '../ui/layout.module.css'
import { ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { NewTemplateDialog } from './NewTemplateDialog.tsx'

type Row = TemplateSummary & { id: string; own: boolean }

/** The templates that come with Assay, and the buyer's own. */
export default function TemplatesScreen() {
  const { translate, number } = useWords()
  const { client, chooseFiles } = useWindow()
  const [retired, setRetired] = useState(false)
  const { data, problem, again } = useRead('template.list', { retired })
  const [current, setCurrent] = useState<string | null>(null)
  const [making, setMaking] = useState<{ copy: TemplateSummary | null } | null>(null)
  const rows = useMemo(() => (data ?? []).map((one): Row => ({ ...one, id: one.id ?? one.key, own: one.id !== null })), [data])
  const row = rows.find(({ id }) => id === current) ?? rows[0]
  const copied = row && { ...row, id: row.own ? row.id : null }
  const bringIn = async () => {
    const [path] = await chooseFiles({ kind: 'data', multiple: false })
    if (path === undefined) return
    const result = await client('template.import', { path })
    if (!result.ok) return useNotice.getState().show('problem', result.error.message)
    if (result.value.id !== null) go({ screen: 'template', template: result.value.id })
  }
  const copy = () => copied && setMaking({ copy: copied })
  const retire = async () => {
    if (!row?.own) return
    const result = await client('template.retire', { template: row.id, retired: !row.retired })
    const { show } = useNotice.getState()
    if (!result.ok) return show('problem', result.error.message)
    show('done', translate('templates.standing', { title: result.value.title, retired: String(result.value.retired) }))
  }
  useCommands('templates', 'templates.title', [
    { id: 'template.create', label: 'templates.new', run: () => setMaking({ copy: null }) },
    { id: 'template.copy', label: 'templates.copy', disabled: !copied, run: () => copy() },
    {
      id: 'template.retire',
      label: row?.retired ? 'templates.return' : 'templates.retire',
      disabled: !row?.own,
      run: () => void retire(),
    },
    { id: 'template.import', label: 'templates.import', run: () => void bringIn() },
  ])
  const columns = useMemo(
    (): GridColumn[] => [
      { id: 'title', width: 220, grow: true, header: translate('templates.name') },
      { id: 'key', width: 170, header: translate('templates.key') },
      { id: 'version', width: 80, header: translate('templates.version') },
      { id: 'questions', width: 90, align: 'end', header: translate('templates.questions') },
      { id: 'knockOuts', width: 100, align: 'end', header: translate('templates.knockOuts') },
      { id: 'whose', width: 150, header: translate('templates.whose') },
    ],
    [translate],
  )
  const draw = (of: Row, { id }: GridColumn) => {
    switch (id) {
      case 'title':
        return of.title
      case 'key':
        return <code>{of.key}</code>
      case 'version':
        return of.version
      case 'questions':
        return number(of.questions)
      case 'knockOuts':
        return number(of.knockOuts)
      default:
        return translate(of.retired ? 'templates.retired' : of.own ? 'templates.own' : 'templates.builtIn')
    }
  }
  return (
    <div className={layout.page}>
      <MainAction>
        <Button onPress={() => void bringIn()}>{translate('templates.import')}</Button>
        <Button onPress={() => setMaking({ copy: null })}>{translate('templates.new')}</Button>
        <Button look="primary" isDisabled={!copied} onPress={() => copy()}>
          {translate('templates.copy')}
        </Button>
      </MainAction>
      <header>
        <h1>{translate('templates.title')}</h1>
        <p className={layout.subtitle}>{translate('templates.help')}</p>
      </header>
      <div className={layout.tools}>
        <Checkbox selected={retired} onChange={setRetired}>
          {translate('templates.showRetired')}
        </Checkbox>
        <Button isDisabled={!row?.own} onPress={() => void retire()}>
          {translate(row?.retired ? 'templates.return' : 'templates.retire')}
        </Button>
      </div>
      {problem ? (
        <ErrorState message={problem.message} again={again} />
      ) : !data ? (
        <Loading />
      ) : (
        <div className={layout.fill}>
          <Grid
            plain
            label={translate('templates.title')}
            columns={columns}
            rows={rows}
            cell={draw}
            onMove={({ row: to }) => to && setCurrent(to)}
            onOpen={(of) => (of.own ? go({ screen: 'template', template: of.id }) : setMaking({ copy: { ...of, id: null } }))}
          />
        </div>
      )}
      <NewTemplateDialog making={making} taken={rows.map(({ key }) => key)} onClose={() => setMaking(null)} />
    </div>
  )
}
