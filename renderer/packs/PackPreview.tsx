import { useState } from 'react'
import type { Input, Output } from '../../shared/contract.ts'
import { useRead } from '../app/reading.ts'
import { ErrorState, Loading } from '../ui/States.tsx'
import table from '../ui/Table.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './packs.module.css'

type Asked = Input<'pack.preview'>
const parts = ['prices', 'scores', 'names'] as const

/** What the reader of a pack will see, by kind, what is withheld from them, and what is taken from them. */
export function PackPreview({
  selected,
  asked,
  brings,
}: {
  selected: Asked | null
  asked: string
  brings: readonly ('scores' | 'evidence')[]
}) {
  const { translate } = useWords()
  const { data, problem, again } = useRead('pack.preview', selected)
  // What was read before stays until the next is read.
  const [kept, keep] = useState<Output<'pack.preview'>>()
  if (data && data !== kept) keep(data)
  const kinds = data ?? kept
  const name = selected?.for ?? ''
  return (
    <section className={styles.preview} aria-labelledby="pack-preview">
      <h2 id="pack-preview">{translate('packs.preview', { name })}</h2>
      {!selected ? (
        <p>{translate('packs.previewNothing')}</p>
      ) : problem ? (
        <ErrorState message={problem.message} again={again} />
      ) : !kinds ? (
        <Loading />
      ) : (
        <>
          <Counts kinds={kinds} />
          <ul>
            {parts.map((part) => (
              <li key={part}>{translate(`packs.${selected[part] ? 'holds' : 'without'}.${part}`)}</li>
            ))}
          </ul>
          <p>{translate('packs.previewAsked', { name, asked: asked.trim() === '' ? 'no' : 'yes' })}</p>
          <ul>
            {brings.map((task) => (
              <li key={task}>{translate(`packs.brings.${task}`)}</li>
            ))}
            {brings.length === 0 && <li>{translate('packs.brings.nothing')}</li>}
          </ul>
        </>
      )}
    </section>
  )
}

function Counts({ kinds }: { kinds: Output<'pack.preview'> }) {
  const { translate, number } = useWords()
  return (
    <table className={table.table} aria-labelledby="pack-preview">
      <thead>
        <tr>
          <th scope="col">{translate('packs.kind')}</th>
          <th scope="col" className={table.figure}>
            {translate('packs.goes')}
          </th>
          <th scope="col" className={table.figure}>
            {translate('packs.stays')}
          </th>
        </tr>
      </thead>
      <tbody>
        {kinds.map(({ kind, goes, stays }) => (
          <tr key={kind}>
            <th scope="row">
              <bdi>{kind}</bdi>
            </th>
            <td className={table.figure}>{number(goes)}</td>
            <td className={table.figure}>{number(stays)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
