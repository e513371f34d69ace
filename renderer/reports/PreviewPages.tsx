import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useState } from 'react'
import type { Output } from '../../shared/contract.ts'
import { usePassingRead } from '../app/reading.ts'
import { Button } from '../ui/Button.tsx'
import { Select } from '../ui/Choice.tsx'
import { Paper, widestPaper } from '../ui/Paper.tsx'
import { ErrorState } from '../ui/States.tsx'
import { sharpWidth, useWidth } from '../ui/width.ts'
import { useWords } from '../ui/words.tsx'
import { Zoom, zoomAt } from '../ui/Zoom.tsx'
import styles from './preview.module.css'

export type Preview = Output<'report.preview'>
type Size = Preview['pages'][number]

/** Between two pages, in CSS pixels. */
const gap = 16

/** All pages of a report, one below the other; those in sight are drawn. */
export function PreviewPages({ preview: { preview, pages, bookmarks } }: { preview: Preview }) {
  const { translate } = useWords()
  const [step, setStep] = useState(0)
  const [well, room] = useWidth<HTMLElement>()
  const width = Math.min(room, widestPaper) * zoomAt(step)
  const virtualizer = useVirtualizer({
    count: room === 0 ? 0 : pages.length,
    getScrollElement: () => well.current,
    estimateSize: (index) => heightOf(pages[index], width),
    gap,
    overscan: 1,
    paddingStart: gap,
    paddingEnd: gap,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights follow from the pages and their width
  useEffect(() => virtualizer.measure(), [pages, width])

  // The page that a third of the well lies above is the one that is read.
  const { scrollOffset, scrollRect } = virtualizer
  const read = virtualizer.getVirtualItemForOffset((scrollOffset ?? 0) + (scrollRect?.height ?? 0) / 3)
  const page = (read?.index ?? 0) + 1
  const chapters = bookmarks.filter(({ level }) => level <= 2)
  const chapter = chapters.findLastIndex((one) => one.page <= page)
  const goTo = (to: number) => virtualizer.scrollToIndex(Math.min(Math.max(1, to), pages.length) - 1, { align: 'start' })
  return (
    <>
      <div className={styles.tools}>
        {chapters.length > 0 && (
          <div className={styles.section}>
            <Select
              label={translate('reportFiles.section')}
              options={chapters.map(({ level, title, page: on }, index) => ({
                value: String(index),
                label: translate('reportFiles.onPage', { title, page: on }),
                inset: level > 1,
              }))}
              value={String(Math.max(0, chapter))}
              onChange={(index) => goTo(chapters[Number(index)]?.page ?? 1)}
            />
          </div>
        )}
        <span className={styles.turn}>
          <Button compact isDisabled={page <= 1} onPress={() => goTo(page - 1)} aria-label={translate('parts.previousPage')}>
            {translate('parts.previous')}
          </Button>
          <span className={styles.side}>{translate('parts.page', { page, pages: pages.length })}</span>
          <Button
            compact
            isDisabled={page >= pages.length}
            onPress={() => goTo(page + 1)}
            aria-label={translate('parts.nextPage')}
          >
            {translate('parts.next')}
          </Button>
        </span>
        <Zoom step={step} onStep={setStep} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section ref={well} className={styles.well} aria-label={translate('reportFiles.well')} tabIndex={0}>
        <ol className={styles.pages} style={{ blockSize: virtualizer.getTotalSize(), inlineSize: width }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const size = pages[index]
            if (!size) return null
            return (
              <li
                key={index}
                className={styles.page}
                style={{ transform: `translateY(${start}px)` }}
                aria-posinset={index + 1}
                aria-setsize={pages.length}
              >
                <Page preview={preview} number={index + 1} pages={pages.length} size={size} width={sharpWidth(width)} />
              </li>
            )
          })}
        </ol>
      </section>
    </>
  )
}

const heightOf = (size: Size | undefined, width: number): number => (size ? Math.round((width * size.height) / size.width) : 0)

/** A page, blank until it is drawn. After a renewal the old picture stays until the new one is there. */
const Page = memo(function Page({
  preview,
  number,
  pages,
  size,
  width,
}: {
  preview: string
  number: number
  pages: number
  size: Size
  width: number
}) {
  const { translate } = useWords()
  const { data, problem, again } = usePassingRead('report.page', { preview, page: number, width })
  // The next pages are already on their way.
  if (problem && problem.code !== 'reports.preview.replaced') return <ErrorState message={problem.message} again={again} />
  return (
    <Paper
      picture={data?.data}
      width={size.width}
      height={size.height}
      label={translate('parts.page', { page: number, pages })}
      text={data?.text ?? ''}
    />
  )
})
