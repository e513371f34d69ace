import { type KeyboardEvent, useState } from 'react'
import type { Evidence } from '../../shared/evidence/contract.ts'
import app from '../app/app.module.css'
import { usePassingRead } from '../app/reading.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { Paper } from '../ui/Paper.tsx'
import { ErrorState, Loading } from '../ui/States.tsx'
import { sharpWidth, useWidth } from '../ui/width.ts'
import { useWords } from '../ui/words.tsx'
import styles from './evidence.module.css'

const zooms = [1, 1.5, 2, 3] as const
/** A page is no wider than this before it is zoomed, in CSS pixels. */
const widestPage = 820

/** The pages of a document one by one, turned by buttons and keys. Where there is room for it, `large`, they can be zoomed. */
export function EvidencePages({
  evidence: { id, fileName },
  page,
  onTurn,
  large,
}: {
  evidence: Evidence
  page: number
  onTurn: (page: number) => void
  large: boolean
}) {
  const { translate, number } = useWords()
  const [pages, setPages] = useState(page)
  const [step, setStep] = useState(0)
  const [well, room] = useWidth<HTMLElement>()
  const zoom = large ? (zooms[step] ?? 1) : 1
  const width = Math.min(room, widestPage) * zoom
  const { data, problem, again } = usePassingRead(
    'evidence.page',
    room === 0 ? null : { evidence: id, page, width: sharpWidth(width) },
  )
  if (data && data.pages !== pages) setPages(data.pages)

  const turn = (to: number) => {
    onTurn(Math.min(Math.max(1, to), pages))
    well.current?.scrollTo({ top: 0 })
  }
  const zoomBy = (steps: number) => setStep(Math.min(Math.max(0, step + steps), zooms.length - 1))
  const keys = new Map<string, () => void>([
    ['PageDown', () => turn(page + 1)],
    ['PageUp', () => turn(page - 1)],
    ['Home', () => turn(1)],
    ['End', () => turn(pages)],
    ['+', () => zoomBy(1)],
    ['-', () => zoomBy(-1)],
  ])
  const onKey = (event: KeyboardEvent) => {
    const act = keys.get(event.key)
    if (!act || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    act()
  }
  const place = translate('evidence.page', { page, pages })
  return (
    <div className={classes(styles.pages, large && styles.large)}>
      <div className={app.tools}>
        {pages > 1 && (
          <Button compact isDisabled={page <= 1} onPress={() => turn(page - 1)} aria-label={translate('evidence.previousPage')}>
            {translate('evidence.previous')}
          </Button>
        )}
        <span role="status" className={styles.side}>
          {place}
        </span>
        {pages > 1 && (
          <Button compact isDisabled={page >= pages} onPress={() => turn(page + 1)} aria-label={translate('evidence.nextPage')}>
            {translate('evidence.next')}
          </Button>
        )}
        {large && (
          <span className={styles.zoom}>
            <Button compact isDisabled={step === 0} onPress={() => zoomBy(-1)} aria-label={translate('evidence.zoomOut')}>
              −
            </Button>
            <span className={styles.side}>{number(zoom, { style: 'percent' })}</span>
            <Button
              compact
              isDisabled={step === zooms.length - 1}
              onPress={() => zoomBy(1)}
              aria-label={translate('evidence.zoomIn')}
            >
              +
            </Button>
          </span>
        )}
      </div>
      {/* biome-ignore-start lint/a11y/noNoninteractiveTabindex: what scrolls and takes keys must be reached by the keyboard */}
      {/* biome-ignore-start lint/a11y/noNoninteractiveElementInteractions: it turns its pages by keys, as a reader of documents does */}
      <section
        ref={well}
        className={styles.well}
        aria-label={translate('evidence.pages', { file: fileName })}
        aria-busy={data !== undefined && data.page !== page}
        tabIndex={0}
        onKeyDown={onKey}
      >
        {problem ? (
          <ErrorState
            message={problem.message}
            actions={
              <Button compact onPress={again}>
                {translate('shell.again')}
              </Button>
            }
          />
        ) : data ? (
          <div className={styles.sheet} style={{ inlineSize: width }}>
            <Paper
              picture={data.data}
              width={data.width}
              height={data.height}
              label={translate('evidence.pageOf', { file: fileName, page: data.page, pages: data.pages })}
              text={data.text}
            />
          </div>
        ) : (
          <Loading>{translate('evidence.drawing', { page })}</Loading>
        )}
      </section>
      {/* biome-ignore-end lint/a11y/noNoninteractiveElementInteractions: see above */}
      {/* biome-ignore-end lint/a11y/noNoninteractiveTabindex: see above */}
    </div>
  )
}
