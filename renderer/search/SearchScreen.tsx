import { useEffect, useRef, useState } from 'react'
import { Autocomplete, Input, ListBox, ListBoxItem, SearchField } from 'react-aria-components'
import type { SearchResult } from '../../shared/search/contract.ts'
import { type SearchKind, searchKinds } from '../../shared/search/kinds.ts'
import { usePlace } from '../app/place.ts'
import { useRead } from '../app/reading.ts'
import { addressOf, go } from '../app/routing.ts'
import { useCommands } from '../app/shortcuts.ts'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { Button, Segments } from '../ui/Button.tsx'
import layout from '../ui/layout.module.css'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import { useWords } from '../ui/words.tsx'
import { useDestination } from './destination.ts'
import { keyOf, longestSearch, useFinds } from './finds.ts'
import { MarkedText } from './MarkedText.tsx'
import styles from './search.module.css'

/** What somebody brought in at a time that matters. */
const dated: readonly SearchKind[] = ['answer', 'reason', 'evidence', 'decision']

type Only = SearchKind | 'all'

/** All texts of the workspace, found by their words. */
export default function SearchScreen({ text: asked, kind }: { text: string; kind: string | undefined }) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [text, setText] = useState(asked)
  const [pages, setPages] = useState(1)
  const only: Only = searchKinds.find((one) => one === kind) ?? 'all'
  const finds = useFinds(text, only === 'all' ? searchKinds : [only], pages)
  const { lot } = usePlace({ screen: 'search' })
  const destination = useDestination(finds.results, lot?.id ?? null)
  const field = useRef<HTMLInputElement>(null)
  const written = useRef(asked)

  // The address keeps the search for the way back, without a step for each letter.
  useEffect(() => {
    if (asked === written.current) return
    written.current = asked
    setText(asked)
    field.current?.focus()
  }, [asked])
  const type = (to: string) => {
    written.current = to
    setText(to)
    setPages(1)
    write(to, only)
  }
  const choose = (to: Only) => {
    setPages(1)
    write(text, to)
  }
  const rebuild = () =>
    void startWork(
      translate('search.rebuild'),
      (options) => client('search.rebuild', {}, options),
      ({ documents }) => ({ text: translate('search.rebuilt', { count: documents }) }),
    )
  useCommands('search', 'search.title', [
    { id: 'search.field', label: 'search.toField', keys: '/', run: () => field.current?.focus() },
    { id: 'search.rebuild', label: 'search.rebuild', run: rebuild },
  ])
  const open = (id: string) => {
    const find = finds.results.find((one) => keyOf(one) === id)
    if (find) go(destination(find))
  }
  return (
    <div className={layout.page}>
      <Autocomplete inputValue={text} onInputChange={type}>
        <div className={styles.top}>
          <h1>{translate('search.title')}</h1>
          <SearchField aria-label={translate('search.field')} autoFocus>
            <Input ref={field} maxLength={longestSearch} placeholder={translate('search.hint')} className={styles.input ?? ''} />
          </SearchField>
          <div className={styles.bar}>
            <Segments
              label={translate('search.kinds')}
              value={only}
              onChange={choose}
              options={[
                { value: 'all', label: translate('search.all') },
                ...searchKinds.map((value) => ({ value, label: translate(`search.kinds.${value}`) })),
              ]}
            />
            <span role="status" className={styles.count}>
              {finds.results.length > 0 &&
                !finds.problem &&
                translate('search.count', { count: finds.results.length, more: String(finds.more) })}
            </span>
          </div>
        </div>
        {finds.problem !== undefined ? (
          <ErrorState title={translate('search.failed')} message={finds.problem} again={finds.again} />
        ) : finds.results.length > 0 ? (
          <ListBox
            aria-label={translate('search.results')}
            className={styles.results ?? ''}
            onAction={(key) => open(String(key))}
            items={finds.results.map((find) => ({ id: keyOf(find), find }))}
          >
            {({ id, find }) => (
              <ListBoxItem id={id} textValue={find.title.text} className={styles.result ?? ''}>
                <Result find={find} />
              </ListBoxItem>
            )}
          </ListBox>
        ) : finds.searching ? (
          <Loading>{translate('search.searching')}</Loading>
        ) : finds.text === null ? (
          <EmptyState title={translate('search.begin')}>{translate('search.beginHelp')}</EmptyState>
        ) : (
          <EmptyState
            title={translate('search.nothing')}
            actions={only === 'all' ? undefined : <Button onPress={() => choose('all')}>{translate('search.everything')}</Button>}
          >
            {translate(only === 'all' ? 'search.nothingHelp' : 'search.nothingOfKind')}
          </EmptyState>
        )}
      </Autocomplete>
      {finds.more && (
        <div className={layout.tools}>
          <Button onPress={() => setPages(pages + 1)}>{translate('search.more')}</Button>
        </div>
      )}
    </div>
  )
}

function write(text: string, only: Only): void {
  const address = addressOf({ screen: 'search', text: text === '' ? undefined : text, kind: only === 'all' ? undefined : only })
  history.replaceState(null, '', address)
  dispatchEvent(new HashChangeEvent('hashchange'))
}

/** What was found, its words, and where it belongs. */
function Result({ find }: { find: SearchResult }) {
  const { translate, moment } = useWords()
  const { data: tenders } = useRead('tender.list', {})
  const tender = tenders?.find(({ id }) => id === find.tender)
  const lot = tender?.lots.find(({ id }) => id === find.lot)
  const severalLots = (tenders ?? []).flatMap(({ lots }) => lots).length > 1
  return (
    <>
      <span className={styles.kind}>{translate(`search.kind.${find.kind}`)}</span>
      <span className={styles.text}>
        <span className={styles.title}>
          <MarkedText of={find.title} isFileName={find.kind === 'evidence'} />
        </span>
        {find.snippet && (
          <span className={styles.snippet}>
            <MarkedText of={find.snippet} />
          </span>
        )}
      </span>
      <span className={styles.where}>
        {find.bidder !== null && <bdi className={styles.bidder}>{find.bidder}</bdi>}
        {find.evaluator !== null && <bdi>{find.evaluator}</bdi>}
        {severalLots && <bdi>{lot?.title ?? tender?.title}</bdi>}
        {find.at !== null && dated.includes(find.kind) && <span>{moment(find.at)}</span>}
      </span>
    </>
  )
}
