import { memo, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { checkTemplate } from '../../shared/questionnaires/check.ts'
import { partProblems } from '../../shared/questionnaires/editing/assemble.ts'
import { questionNumbers } from '../../shared/questionnaires/numbers.ts'
import { lintTemplate } from '../../shared/questionnaires/policy/lint.ts'
import { questionsOf } from '../../shared/questionnaires/walk.ts'
import { useAskPlace } from '../app/files.ts'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { addressOf, go } from '../app/routing.ts'
import { StatePage } from '../app/StatePage.tsx'
import { useCommands } from '../app/shortcuts.ts'
import { InInspector, MainAction } from '../app/slots.tsx'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { Button, Segments } from '../ui/Button.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { type TemplateEditor, useTemplateEditor } from './editor.ts'
import { Findings } from './Findings.tsx'
import { TemplateDetails } from './TemplateDetails.tsx'
import { CriterionForm, QuestionForm, SectionForm } from './TemplateForm.tsx'
import { type OutlineOrder, TemplateOutline } from './TemplateOutline.tsx'
import { VersionsView } from './VersionsView.tsx'
import { WeightsDialog } from './WeightsDialog.tsx'
import { type Weighed, weighedAt } from './weighed.ts'

/** A template of the buyer's own, to be edited. */
export default function TemplateScreen({ template }: { template: string }) {
  const { translate } = useWords()
  const { data, problem, again } = useRead('template.draft', { template })
  if (data) return <Editor draft={data} />
  return (
    <StatePage title={translate('templates.title')}>
      {problem ? <ErrorState message={problem.message} again={again} /> : <Loading />}
    </StatePage>
  )
}

type View = OutlineOrder | 'details' | 'versions' | 'findings'

const isOutline = (view: View): view is OutlineOrder => view === 'sections' || view === 'criteria'

function Editor({ draft }: { draft: Output<'template.draft'> }) {
  const { translate } = useWords()
  const { client } = useWindow()
  const askPlace = useAskPlace()
  const editor = useTemplateEditor(draft)
  const { template } = editor
  const [view, setView] = useState<View>('sections')
  const [looking, setLooking] = useState<string | null>(null)
  const [weighed, setWeighed] = useState<Weighed | null>(null)
  const form = useRef<HTMLDivElement>(null)
  // What is typed is shown first: what follows from it comes in pieces that typing interrupts.
  const settled = useDeferredValue(editor)
  const lookedAt = useDeferredValue(looking)
  const toField = (column: string) =>
    form.current?.querySelector<HTMLElement>(`[data-field="${column}"] :is(button, input), textarea, input`)?.focus()
  const show = ({ kind, id }: { kind: 'question' | 'criterion'; id: string }) => {
    setView(kind === 'question' ? 'sections' : 'criteria')
    setLooking(kind === 'question' ? id : `${kind} ${id}`)
  }
  const keep = async () => {
    const result = await client('template.version', { template: draft.id })
    const { show } = useNotice.getState()
    if (result.ok) show('done', translate('templateEditor.kept', { version: result.value.version }))
    else show('problem', result.error.message)
  }
  const exportFile = async () => {
    const file = await askPlace({ kind: 'data', name: `${template.key}.json` })
    if (!file) return
    await startWork(
      translate('tender.exportTemplate'),
      (options) => client('template.export', { template: draft.id, ...file }, options),
      ({ path }) => ({ text: path, file: path }),
    )
  }
  const findWeights = () => setWeighed(weighedAt(editor, draft.weights, looking, translate('weighing.top')))
  useCommands('templateFile', 'templateEditor.title', [
    { id: 'template.weigh', label: 'weighing.open', keys: 'Alt+W', run: findWeights },
    { id: 'template.version', label: 'templateEditor.keep', run: () => void keep() },
    { id: 'template.export', label: 'tender.exportTemplate', run: () => void exportFile() },
    { id: 'template.translations', label: 'translations.go', run: () => go({ screen: 'translations', template: draft.id }) },
  ])
  return (
    <div className={layout.page}>
      <MainAction>
        <Button onPress={() => void exportFile()}>{translate('tender.exportTemplate')}</Button>
        <Button look="primary" onPress={() => void keep()}>
          {translate('templateEditor.keep')}
        </Button>
      </MainAction>
      <header>
        <h1>{template.title}</h1>
        <p className={layout.subtitle}>
          <a href={addressOf({ screen: 'templates' })}>{translate('templates.title')}</a>
          <a href={addressOf({ screen: 'translations', template: draft.id })}>{translate('translations.title')}</a>
          <Standing editor={settled} />
        </p>
      </header>
      <div className={layout.tools}>
        <Segments<View>
          label={translate('questionnaire.order')}
          value={view}
          onChange={setView}
          options={[
            { value: 'sections', label: translate('questionnaire.bySection') },
            { value: 'criteria', label: translate('questionnaire.byCriterion') },
            { value: 'details', label: translate('templateForms.view') },
            { value: 'versions', label: translate('versions.view') },
            { value: 'findings', label: translate('templateEditor.whatToMend') },
          ]}
        />
        {view === 'criteria' && <Button onPress={findWeights}>{translate('weighing.open')}</Button>}
        {isOutline(view) && <span>{translate('templateEditor.keys')}</span>}
      </div>
      {view === 'findings' ? (
        <FoundIn editor={settled} onShow={show} />
      ) : view === 'details' ? (
        <TemplateDetails editor={editor} />
      ) : view === 'versions' ? (
        <VersionsView draft={draft} />
      ) : (
        <div className={layout.fill}>
          <TemplateOutline key={view} editor={editor} order={view} current={looking} onLook={setLooking} onDetails={toField} />
        </div>
      )}
      <WeightsDialog template={draft.id} weighed={weighed} onClose={() => setWeighed(null)} />
      <InInspector>
        <div ref={form}>
          <Looked editor={settled} row={lookedAt} />
        </div>
      </InInspector>
    </div>
  )
}

/** How many questions a template has, its version, and how much there is to mend. */
const Standing = memo(function Standing({ editor: { template, parts } }: { editor: TemplateEditor }) {
  const { translate } = useWords()
  const questions = useMemo(() => questionsOf(template), [template])
  const problems = useMemo(() => problemsOf(parts, template).length, [parts, template])
  return (
    <>
      <span>
        {translate('questionnaire.count', {
          questions: questions.length,
          knockOuts: questions.filter(({ knockOut }) => knockOut).length,
        })}
      </span>
      <span>{translate('questionnaire.template', { key: template.key, version: template.version })}</span>
      <StatusMark kind={problems === 0 ? 'pass' : 'warn'}>{translate('templateEditor.findings', { count: problems })}</StatusMark>
      <Remarks template={template} />
    </>
  )
})

const problemsOf = (parts: TemplateEditor['parts'], template: TemplateEditor['template']) => [
  ...partProblems(parts),
  ...checkTemplate(template),
]

const Remarks = memo(function Remarks({ template }: Pick<TemplateEditor, 'template'>) {
  const { translate } = useWords()
  const findings = useMemo(() => lintTemplate(template).length, [template])
  return findings > 0 && <span>{translate('templateEditor.risks', { count: findings })}</span>
})

function FoundIn({
  editor: { parts, template },
  onShow,
}: {
  editor: TemplateEditor
  onShow: Parameters<typeof Findings>[0]['onShow']
}) {
  const problems = useMemo(() => problemsOf(parts, template), [parts, template])
  const findings = useMemo(() => lintTemplate(template), [template])
  return <Findings problems={problems} findings={findings} onShow={onShow} />
}

/** The form of what is looked at. */
const Looked = memo(function Looked({ editor, row }: { editor: TemplateEditor; row: string | null }) {
  const numbers = useMemo(() => questionNumbers(editor.template), [editor.template])
  const question = useMemo(() => questionsOf(editor.template).find(({ id }) => id === row), [editor.template, row])
  const [kind, id] = row?.split(' ') ?? []
  if (question) return <QuestionForm editor={editor} question={question} number={numbers.get(question.id) ?? ''} />
  if (id === undefined) return null
  return kind === 'section' ? <SectionForm editor={editor} id={id} /> : <CriterionForm editor={editor} id={id} />
})
