import type { Remark } from '../../shared/scorecards/remark-model.ts'
import { useNotice } from '../app/notice.ts'
import { useMay } from '../app/pack.ts'
import { useWindow } from '../app/window.tsx'
import { Button } from '../ui/Button.tsx'
import { InspectorPart } from '../ui/Inspector.tsx'
import layout from '../ui/layout.module.css'
import { StatusMark } from '../ui/Marks.tsx'
import { useWords } from '../ui/words.tsx'
import type { RemarkDeed } from './RemarkDialog.tsx'
import styles from './scorecards.module.css'

/** What was said of the answer and the scores of a cell, and the way to say more. */
export function RemarksPart({
  remarks,
  onAdd,
  onDo,
}: {
  remarks: readonly Remark[]
  onAdd: () => void
  onDo: (deed: RemarkDeed) => void
}) {
  const { translate } = useWords()
  const mayTalk = useMay('scores')
  return (
    <InspectorPart title={translate('remarks.title')}>
      {remarks.map((remark) => (
        <Thread key={remark.id} remark={remark} onDo={onDo} mayTalk={mayTalk} />
      ))}
      {mayTalk && (
        <div className={layout.tools}>
          <Button compact onPress={onAdd}>
            {translate('remarks.add')}
          </Button>
        </div>
      )}
    </InspectorPart>
  )
}

function Thread({ remark, onDo, mayTalk }: { remark: Remark; onDo: (deed: RemarkDeed) => void; mayTalk: boolean }) {
  const { client } = useWindow()
  const { translate, moment } = useWords()
  const may = useMay('other')
  const { kind, about, evaluator, text, by, at, replies, closed, open, printed } = remark
  const print = async () => {
    const result = await client('remark.print', { remark: remark.id, printed: !printed })
    if (!result.ok) useNotice.getState().show('problem', result.error.message)
  }
  return (
    <div className={styles.thread}>
      <p className={styles.quiet}>
        {translate('remarks.head', { kind, about, by, at: moment(at), evaluator: evaluator?.name ?? 'nobody' })}
      </p>
      <p className={layout.prose}>
        <bdi>{text}</bdi>
      </p>
      {replies.map((reply) => (
        <div key={reply.id} className={styles.replied}>
          <p className={styles.quiet}>{translate('remarks.repliedBy', { by: reply.by, at: moment(reply.at) })}</p>
          <p className={layout.prose}>
            <bdi>{reply.text}</bdi>
          </p>
        </div>
      ))}
      {closed && (
        <p className={styles.quiet}>
          {translate('remarks.closedBy', { by: closed.by, at: moment(closed.at), reason: closed.reason })}
        </p>
      )}
      <div className={layout.tools}>
        {open && <StatusMark kind="warn">{translate('remarks.open')}</StatusMark>}
        {mayTalk && (
          <Button compact onPress={() => onDo({ kind: 'reply', remark })}>
            {translate('remarks.reply')}
          </Button>
        )}
        {may && open && (
          <Button compact onPress={() => onDo({ kind: 'close', remark })}>
            {translate('remarks.close')}
          </Button>
        )}
        {may && (
          <Button compact onPress={() => void print()}>
            {translate(printed ? 'remarks.keepInternal' : 'remarks.print')}
          </Button>
        )}
      </div>
    </div>
  )
}
