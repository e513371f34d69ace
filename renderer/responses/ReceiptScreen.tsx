import { useState } from 'react'
import { barrierOf } from '../../shared/responses/arrival.ts'
import type { ImportVerdict, Receipt } from '../../shared/responses/contract.ts'
import type { Lot, Tender } from '../../shared/tenders/contract.ts'
import { useAskPlace } from '../app/files.ts'
import { useNotice } from '../app/notice.ts'
import { useLongRead, useRead } from '../app/reading.ts'
import { go } from '../app/routing.ts'
import { StatePage } from '../app/StatePage.tsx'
import { InInspector, MainAction } from '../app/slots.tsx'
import { useWindow } from '../app/window.tsx'
import { startWork } from '../app/work.ts'
import { Button } from '../ui/Button.tsx'
import layout from '../ui/layout.module.css'
import { EmptyState, ErrorState, Loading, Working } from '../ui/States.tsx'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './responses.module.css'
import { AdmitDialog, CorrectDialog } from './StandingDialogs.tsx'
import { PackageInspector } from './VerdictInspector.tsx'
import { VerdictRows } from './VerdictRows.tsx'

/** What an entry of the receipt register says, row by row, and whether it is read in. */
export default function ReceiptScreen({ tender, lot, receipt: id }: { tender: Tender; lot: Lot; receipt: string }) {
  const { translate } = useWords()
  const receipts = useRead('receipt.list', { lot: lot.id })
  const { problem } = receipts
  const receipt = receipts.data?.find((one) => one.id === id)
  if (problem)
    return (
      <StatePage title={translate('bids.title')}>
        <ErrorState message={problem.message} again={receipts.again} />
      </StatePage>
    )
  if (!receipts.data)
    return (
      <StatePage title={translate('bids.title')}>
        <Loading />
      </StatePage>
    )
  if (!receipt)
    return (
      <StatePage title={translate('bids.title')}>
        <EmptyState title={translate('receipt.gone')} actions={<ToRegister lot={lot} />}>
          {translate('receipt.goneHelp')}
        </EmptyState>
      </StatePage>
    )
  return <Package key={`${receipt.bid} ${receipt.envelope}`} tender={tender} lot={lot} receipt={receipt} />
}

function ToRegister({ lot }: { lot: Lot }) {
  const { translate } = useWords()
  return <Button onPress={() => go({ screen: 'bids', lot: lot.id })}>{translate('receipt.toRegister')}</Button>
}

function Package({ tender, lot, receipt }: { tender: Tender; lot: Lot; receipt: Receipt }) {
  const { translate, moment } = useWords()
  const { bidder, envelope } = receipt
  const barrier = barrierOf(receipt)
  const [asking, setAsking] = useState<'correct' | 'admit' | 'refuse' | null>(null)
  const [open, setOpen] = useState(envelope === 'questionnaire')
  const name = envelope === 'price' ? 'price.verdict' : 'response.verdict'
  const verdict = useLongRead(name, open && barrier === undefined ? { receipt: receipt.id } : null)
  const { imported, importIt } = useImport(receipt, bidder, verdict.again)
  const print = usePrintReceipt(receipt)
  const { problem, running } = verdict
  // What was read before it was moved or refused says nothing of what stands now.
  const data = problem || barrier ? undefined : verdict.data
  const done = imported !== undefined && data !== undefined && data.taken === 0
  return (
    <div className={layout.page}>
      <header>
        <h1>
          <bdi>{bidder}</bdi>
        </h1>
        <div className={layout.heading}>
          <p className={layout.subtitle}>
            {translate('receipt.context', { envelope, position: receipt.position, at: moment(receipt.receivedAt) })}
          </p>
          <div className={layout.tools}>
            <Button onPress={print}>{translate('receipt.print')}</Button>
            <Button onPress={() => setAsking('correct')}>{translate('receipt.correct')}</Button>
          </div>
        </div>
      </header>
      {barrier !== undefined ? (
        <EmptyState
          title={translate(`receipt.${barrier}`)}
          actions={
            <>
              <Button look="primary" onPress={() => setAsking('admit')}>
                {translate('receipt.admit')}
              </Button>
              {barrier === 'late' && <Button onPress={() => setAsking('refuse')}>{translate('receipt.refuse')}</Button>}
              <ToRegister lot={lot} />
            </>
          }
        >
          {barrier === 'refused'
            ? receipt.admission?.reason
            : translate('receipt.lateHelp', {
                at: moment(receipt.receivedAt),
                deadline: receipt.deadline ? moment(receipt.deadline) : '–',
              })}
        </EmptyState>
      ) : !open ? (
        <EmptyState
          title={translate('receipt.sealed')}
          actions={
            <>
              <Button look="primary" onPress={() => setOpen(true)}>
                {translate('receipt.unseal')}
              </Button>
              <ToRegister lot={lot} />
            </>
          }
        >
          {translate('receipt.sealedHelp')}
        </EmptyState>
      ) : problem ? (
        <ErrorState
          title={translate('receipt.unreadable')}
          message={problem.message}
          again={verdict.again}
          actions={<ToRegister lot={lot} />}
        />
      ) : data ? (
        <Read lot={lot} receipt={receipt} verdict={done ? imported : data} done={done} onImport={() => importIt(data)} />
      ) : running ? (
        <Reading progress={verdict.progress} cancel={verdict.cancel} />
      ) : (
        <EmptyState
          title={translate('receipt.stopped')}
          actions={
            <Button look="primary" onPress={verdict.again}>
              {translate('receipt.readAgain')}
            </Button>
          }
        >
          {translate('receipt.stoppedHelp')}
        </EmptyState>
      )}
      <CorrectDialog open={asking === 'correct'} receipt={receipt} tender={tender} onClose={() => setAsking(null)} />
      <AdmitDialog as={asking === 'correct' ? null : asking} receipt={receipt} onClose={() => setAsking(null)} />
      <InInspector>{!data && <PackageInspector receipt={receipt} />}</InInspector>
    </div>
  )
}

/** Writes the receipt for a package where its reader wants it. */
function usePrintReceipt({ id, bidder, position }: Receipt): () => void {
  const { client } = useWindow()
  const { translate } = useWords()
  const askPlace = useAskPlace()
  const print = async () => {
    const file = await askPlace({ kind: 'report', name: translate('receipt.fileName', { bidder, position }) })
    if (!file) return
    await startWork(
      translate('receipt.print'),
      (options) => client('receipt.print', { receipt: id, ...file }, options),
      ({ path }) => ({ text: translate('receipt.printed', { path }), file: path }),
    )
  }
  return () => void print()
}

/** Reads a package in, as long work; remembers what it did. */
function useImport(receipt: Receipt, bidder: string, again: () => void) {
  const { client } = useWindow()
  const { translate } = useWords()
  const [imported, setImported] = useState<ImportVerdict>()
  const importIt = async ({ digest }: ImportVerdict) => {
    const name = receipt.envelope === 'price' ? 'price.import' : 'response.import'
    const result = await startWork(
      translate('verdict.importing', { bidder }),
      (options) => client(name, { receipt: receipt.id, digest }, options),
      ({ taken, counts }) => ({ text: translate('verdict.imported', { taken, rejected: counts.rejected }) }),
    )
    if (result) setImported(result)
    else again()
  }
  return { imported, importIt: (verdict: ImportVerdict) => void importIt(verdict) }
}

function Reading({ progress, cancel }: { progress: { done: number; total: number } | null; cancel: () => void }) {
  const { translate } = useWords()
  return <Working label={translate('receipt.reading')} progress={progress} onCancel={cancel} />
}

/** A verdict as a whole: what reading it in means in a sentence, its rows, and the two ways on. */
function Read({
  lot,
  receipt,
  verdict,
  done,
  onImport,
}: {
  lot: Lot
  receipt: Receipt
  verdict: ImportVerdict
  done: boolean
  onImport: () => void
}) {
  const { translate } = useWords()
  const { counts, remarks } = verdict
  const kind = receipt.envelope
  const count = verdict.taken
  const refuse = () => {
    useNotice.getState().show('done', translate('verdict.refused', { position: receipt.position }))
    go({ screen: 'bids', lot: lot.id })
  }
  const toImport = !done && count > 0
  return (
    <>
      {toImport && (
        <MainAction>
          <Button onPress={refuse}>{translate('verdict.refuse')}</Button>
          <Button look="primary" onPress={onImport}>
            {translate('verdict.import', { taken: count, kind })}
          </Button>
        </MainAction>
      )}
      <p className={texts.lead} role="status">
        <strong>{translate(done ? 'verdict.done' : 'verdict.lead', { taken: count, kind })}</strong>{' '}
        {translate('verdict.rejectedLead', { count: counts.rejected })}{' '}
        {translate('verdict.unknownLead', { count: counts.unknown })}
      </p>
      {!toImport && (
        <div className={layout.tools}>
          {kind === 'price' ? (
            <Button onPress={() => go({ screen: 'prices', lot: lot.id })}>{translate('verdict.toPrices')}</Button>
          ) : (
            <Button onPress={() => go({ screen: 'responses', lot: lot.id, bid: verdict.bid })}>
              {translate('verdict.toAnswers')}
            </Button>
          )}
          <Button onPress={() => go({ screen: 'compare', lot: lot.id })}>{translate('verdict.toCompare')}</Button>
        </div>
      )}
      {remarks.length > 0 && (
        <section className={styles.notes}>
          <h3>{translate('verdict.notes', { count: remarks.length })}</h3>
          <ul>
            {remarks.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </section>
      )}
      <VerdictRows lot={lot} receipt={receipt} verdict={verdict} />
    </>
  )
}
