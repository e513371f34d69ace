import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { directionOf } from '../../shared/messages/locales.ts'
import { questionNumbers } from '../../shared/questionnaires/numbers.ts'
import { nameOfLanguage, scriptWithoutFont } from '../../shared/questionnaires/translations/language.ts'
import {
  nextUntranslated,
  type TextPair,
  textPairs,
  translationCounts,
} from '../../shared/questionnaires/translations/translated.ts'
import { useNotice } from '../app/notice.ts'
import { useRead } from '../app/reading.ts'
import { addressOf } from '../app/routing.ts'
import { StatePage } from '../app/StatePage.tsx'
import { useCommands } from '../app/shortcuts.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Choice.tsx'
import { Grid, type GridColumn, type GridPosition } from '../ui/Grid.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { type TemplateEditor, useTemplateEditor } from './editor.ts'
import { LanguageDialog } from './LanguageDialog.tsx'
import { type LeaveTranslation, TranslationField } from './TranslationField.tsx'
import { TranslationFiles } from './TranslationFiles.tsx'
import styles from './translations.module.css'

const marks = { current: 'pass', outdated: 'warn', missing: 'plain' } as const

/** The texts of a template of the buyer's own beside what they say in another language. */
export default function TranslationsScreen({ template }: { template: string }) {
  const { translate } = useWords()
  const { data, problem, again } = useRead('template.draft', { template })
  if (data) return <Translations draft={data} />
  return (
    <StatePage title={translate('translations.title')}>
      {problem ? <ErrorState message={problem.message} again={again} /> : <Loading />}
    </StatePage>
  )
}

/** One language beside the source: Enter translates one, F8 goes to the next that is missing or outdated. */
function Translations({ draft }: { draft: Output<'template.draft'> }) {
  const { translate, locale } = useWords()
  const editor = useTemplateEditor(draft)
  const { template } = editor
  const known = (template.translations ?? []).map((one) => one.language)
  const [chosen, setChosen] = useState<string>()
  const [adding, setAdding] = useState(false)
  const language = chosen ?? known[0]
  const languages = [...new Set([...known, ...(language === undefined ? [] : [language])])].sort()
  const pairs = useMemo(() => (language === undefined ? [] : textPairs(template, language)), [template, language])
  const { current, outdated, missing } = useMemo(() => translationCounts(pairs), [pairs])
  const script = language === undefined ? undefined : scriptWithoutFont(language)
  useCommands('translations', 'translations.title', [
    { id: 'translations.add', label: 'translations.add', run: () => setAdding(true) },
  ])
  return (
    <div className={layout.page}>
      <header>
        <h1>{translate('translations.title')}</h1>
        <p className={layout.subtitle}>
          <a href={addressOf({ screen: 'template', template: draft.id })}>{template.title}</a>
          <span>{translate('translations.keys')}</span>
        </p>
      </header>
      <div className={layout.tools}>
        {language !== undefined && (
          <Select
            label={translate('translations.language')}
            value={language}
            options={languages.map((tag) => ({ value: tag, label: nameOfLanguage(tag, locale) }))}
            onChange={setChosen}
          />
        )}
        <Button onPress={() => setAdding(true)}>{translate('translations.add')}</Button>
        <TranslationFiles template={template} id={draft.id} language={language} />
        {language !== undefined && <span role="status">{translate('translations.counts', { current, outdated, missing })}</span>}
      </div>
      {script !== undefined && language !== undefined && (
        <StatusMark kind="warn" wrap>
          {translate('translations.noFont', { language: nameOfLanguage(language, locale), script })}
        </StatusMark>
      )}
      {language === undefined ? (
        <EmptyState title={translate('translations.none')}>{translate('translations.noneHelp')}</EmptyState>
      ) : (
        <Pairs key={language} editor={editor} language={language} pairs={pairs} />
      )}
      <LanguageDialog open={adding} own={template.locale} onClose={() => setAdding(false)} onChosen={setChosen} />
    </div>
  )
}

function Pairs({ editor, language, pairs }: { editor: TemplateEditor; language: string; pairs: readonly TextPair[] }) {
  const { translate, locale } = useWords()
  const { template, edit } = editor
  const [typing, setTyping] = useState<string | null>(null)
  const [goTo, setGoTo] = useState<GridPosition | null>(null)
  const looking = useRef<string | null>(null)
  const wanted = useRef<string | null>(null)
  const numbers = useMemo(() => questionNumbers(template), [template])
  const columns = useMemo(
    (): GridColumn[] => [
      { id: 'what', width: 130, header: translate('translations.what') },
      { id: 'source', width: 280, grow: true, header: nameOfLanguage(template.locale, locale) },
      { id: 'translation', width: 280, grow: true, header: nameOfLanguage(language, locale) },
      { id: 'state', width: 96, header: translate('translations.state') },
    ],
    [translate, locale, language, template.locale],
  )
  const begin = (id: string) => {
    looking.current = id
    setTyping(id)
  }
  const toNext = (after: string | null) => {
    const next = nextUntranslated(pairs, after)
    if (next === undefined) return useNotice.getState().show('done', translate('translations.complete'))
    if (looking.current === next) return begin(next)
    // It begins once the cell has the focus, or the table would take the focus from the field.
    wanted.current = next
    setGoTo({ row: next, column: 'translation' })
  }
  const leave = (id: string, text: string, how: LeaveTranslation) => {
    setTyping(null)
    const said = text.trim()
    const pair = pairs.find((one) => one.id === id)
    if (pair && how !== 'cancel' && (said !== pair.translation || (said !== '' && pair.state === 'outdated')))
      edit({ do: 'translate', language, id, text: said === '' ? null : said })
    if (how === 'next') toNext(id)
    else setGoTo({ row: id, column: 'translation' })
  }
  useCommands('translating', 'translations.title', [
    { id: 'translations.next', label: 'translations.next', keys: 'F8', run: () => toNext(looking.current) },
  ])
  const moved = ({ row }: GridPosition) => {
    looking.current = row
    if (row === null || wanted.current !== row) return
    wanted.current = null
    setTyping(row)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'F2' || looking.current === null || typing !== null) return
    event.preventDefault()
    begin(looking.current)
  }
  const latestLeave = useRef(leave)
  latestLeave.current = leave
  const nameOf = useCallback(
    ({ part, of, field }: TextPair) =>
      part === 'question' && field === 'text' ? (numbers.get(of) ?? of) : translate(`translations.field.${field}`),
    [numbers, translate],
  )
  const cell = useCallback(
    (pair: TextPair, { id }: GridColumn) => {
      switch (id) {
        case 'what':
          return (
            <span className={styles.name}>
              <span>{nameOf(pair)}</span>
              <code className={styles.place}>{pair.of}</code>
            </span>
          )
        case 'source':
          return (
            <bdi className={styles.text} lang={template.locale}>
              {pair.text}
              {pair.state === 'outdated' && (
                <span className={styles.was}>{translate('translations.was', { text: pair.translatedFrom })}</span>
              )}
            </bdi>
          )
        case 'translation':
          return typing === pair.id ? (
            <TranslationField
              label={translate('translations.into', { language: nameOfLanguage(language, locale), text: pair.text })}
              begin={pair.translation}
              language={language}
              onLeave={(text, how) => latestLeave.current(pair.id, text, how)}
            />
          ) : (
            <span className={styles.text} lang={language} dir={directionOf(language)}>
              {pair.translation}
            </span>
          )
        default:
          return <StatusMark kind={marks[pair.state]}>{translate(`translations.state.${pair.state}`)}</StatusMark>
      }
    },
    [typing, nameOf, translate, language, locale, template.locale],
  )
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the table in it
    <div role="presentation" className={layout.fill} onKeyDown={onKey}>
      <Grid
        plain
        fits
        label={translate('translations.title')}
        columns={columns}
        rows={pairs}
        cell={cell}
        value={(pair, { id }) =>
          id === 'translation' ? pair.translation : id === 'source' ? pair.text : id === 'what' ? nameOf(pair) : undefined
        }
        onMove={moved}
        onOpen={({ id }) => begin(id)}
        goTo={goTo}
      />
    </div>
  )
}
