import { useState } from 'react'
import { draftKey } from '../../shared/draft-key.ts'
import type { Draft } from '../../shared/drafts.ts'
import { doubtsAbout } from '../../shared/tenders/doubts.ts'
import { type TenderDraft, type TenderProblem, tenderOf } from '../../shared/tenders/draft.ts'
import { keptOpen } from '../../shared/tenders/price-draft.ts'
import { useDraft, useDrafts } from '../app/drafts.ts'
import { useAskPlace } from '../app/files.ts'
import { useRead } from '../app/reading.ts'
import { go } from '../app/routing.ts'
import { useCommands } from '../app/shortcuts.ts'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Choice.tsx'
import { TextField } from '../ui/Fields.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import { PriceKeepingFields } from './PriceKeepingFields.tsx'
import { TermFields } from './TermFields.tsx'
import styles from './tenders.module.css'

const empty: Draft & TenderDraft = {
  kind: 'tender',
  title: '',
  need: '',
  template: '',
  currency: 'EUR',
  termMonths: 36,
  deadline: '',
  lots: '',
}

/** Starts a tender: its need, its terms, and the questionnaire that is frozen with it. */
export default function NewTenderScreen() {
  const { client } = useWindow()
  const askPlace = useAskPlace()
  const { translate, moment } = useWords()
  const templates = useRead('template.list', {})
  const kept = useDraft('tender', draftKey({ kind: 'tender' }))
  const { put, drop } = useDrafts.getState()
  const draft = kept ?? empty
  const [problems, setProblems] = useState<readonly TenderProblem[]>([])
  const [refused, setRefused] = useState<string>()
  const change = (part: Partial<TenderDraft>) => {
    put({ ...draft, ...part })
    setProblems(problems.filter((problem) => !(problem in part)))
  }
  const discard = () => {
    drop(draftKey(empty))
    setProblems([])
    setRefused(undefined)
  }
  // A key may be that of several templates, as after a merge: the id says which.
  const named = templates.data?.find(({ id, key }) => draft.template === id || draft.template === key) ?? templates.data?.[0]
  const template = named ? (named.id ?? named.key) : ''
  const checked = tenderOf({ ...draft, template })
  const doubts = 'tender' in checked ? doubtsAbout(checked.tender, new Date().toISOString()) : []
  const start = async () => {
    if ('problems' in checked) return setProblems(checked.problems)
    const result = await client('tender.create', checked.tender)
    if (!result.ok) return setRefused(result.error.message)
    discard()
    const [lot] = result.value.lots
    go(lot ? { screen: 'providers', lot: lot.id } : { screen: 'start' })
  }
  const exportTemplate = async () => {
    const file = await askPlace({ kind: 'data', name: `${named?.key ?? template}.json` })
    if (!file) return
    await startWork(
      translate('tender.exportTemplate'),
      (options) => client('template.export', { template, path: file.path }, options),
      ({ path }) => ({ text: path, file: path }),
    )
  }
  useCommands('newTender', 'tender.newTitle', [
    { id: 'template.export', label: 'tender.exportTemplate', disabled: template === '', run: () => void exportTemplate() },
  ])
  return (
    <div className={layout.page}>
      <header>
        <h1>{translate('tender.newTitle')}</h1>
        <p className={layout.subtitle}>{translate('tender.newHelp')}</p>
      </header>
      {refused !== undefined && <ErrorState message={refused} />}
      {templates.problem ? (
        <ErrorState message={templates.problem.message} again={templates.again} />
      ) : !templates.data ? (
        <Loading />
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault()
            void start()
          }}
        >
          <TermFields terms={draft} problems={problems} onChange={change}>
            <Select
              label={translate('tender.questionnaire')}
              value={template}
              onChange={(key) => change({ template: key })}
              options={templates.data.map(({ id, key, title, version, questions, knockOuts }) => ({
                value: id ?? key,
                label: title,
                detail: translate('tender.questionnaireDetail', { version, questions, knockOuts }),
              }))}
            />
          </TermFields>
          <div className={styles.wide}>
            <TextField
              lines={3}
              label={translate('tender.lots')}
              hint={translate('tender.lotsHint')}
              value={draft.lots}
              onChange={(lots) => change({ lots })}
            />
          </div>
          <div className={styles.together}>
            <PriceKeepingFields
              draft={draft.prices ?? keptOpen}
              error={problems.includes('prices') ? translate('tender.problem.prices') : undefined}
              onChange={(prices) => change({ prices })}
            />
          </div>
          <div className={styles.together}>
            {doubts.map(({ kind, ...words }) => (
              <p key={`${kind} ${Object.values(words).join(' ')}`} role="status">
                <StatusMark kind="warn" wrap>
                  {translate(`tender.doubt.${kind}`, 'deadline' in words ? { deadline: moment(words.deadline) } : words)}
                </StatusMark>
              </p>
            ))}
            {kept && <p className={texts.quiet}>{translate('drafts.kept')}</p>}
            <div className={layout.tools}>
              <Button look="primary" type="submit">
                {translate('tender.create')}
              </Button>
              {kept && <Button onPress={discard}>{translate('drafts.discard')}</Button>}
            </div>
          </div>
        </form>
      )}
    </div>
  )
}
