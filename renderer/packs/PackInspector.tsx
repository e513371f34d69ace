import { Button } from '../ui/Button.tsx'
import { FileName } from '../ui/FileName.tsx'
import { Inspector, InspectorEntry, InspectorPart } from '../ui/Inspector.tsx'
import layout from '../ui/layout.module.css'
import texts from '../ui/Text.module.css'
import { useWords } from '../ui/words.tsx'
import { type Pack, Standing } from './Standing.tsx'

/** What a pack was made with, what is asked of its reader, and when what came back. */
export function PackInspector({ pack, onWithdraw }: { pack: Pack; onWithdraw: () => void }) {
  const { translate, moment, number } = useWords()
  const { madeAt, madeBy, asked, about, brings, returned, standing, standingReason, fileName, sha256 } = pack
  const without = (['prices', 'scores', 'names'] as const).filter((part) => !pack[part])
  return (
    <Inspector context={translate('packs.madeBy', { name: madeBy, at: moment(madeAt) })} title={<bdi>{pack.for.name}</bdi>}>
      <p>
        <Standing pack={pack} />
      </p>
      {standingReason !== null && <p className={texts.said}>{standingReason}</p>}
      <InspectorPart title={translate('packs.asked')}>
        <p className={texts.said}>
          <bdi>{asked === '' ? translate('packs.nothingAsked') : asked}</bdi>
        </p>
        {brings.map((task) => (
          <p key={task}>{translate(`packs.brings.${task}`)}</p>
        ))}
        {brings.length === 0 && <p>{translate('packs.brings.nothing')}</p>}
      </InspectorPart>
      <InspectorPart title={translate('packs.about')}>
        {about.map(({ id, kind, title }) => (
          <InspectorEntry key={id} name={<bdi>{title}</bdi>} value={translate(`packs.place.${kind}`)} />
        ))}
        {without.map((part) => (
          <p key={part}>{translate(`packs.without.${part}`)}</p>
        ))}
      </InspectorPart>
      <InspectorPart title={translate('packs.back')}>
        {returned.length === 0 && <p className={texts.quiet}>{translate('packs.nothingBack')}</p>}
        {returned.map(({ entry, at, by, rows }) => (
          <InspectorEntry key={entry} name={moment(at)} value={translate('packs.rows', { count: rows })}>
            {translate('packs.takenBy', { name: by, entry: number(entry) })}
          </InspectorEntry>
        ))}
      </InspectorPart>
      <InspectorPart title={translate('packs.file')}>
        <p>
          <FileName of={fileName} />
        </p>
        <code className={texts.said}>{sha256}</code>
      </InspectorPart>
      {standing === 'out' && (
        <div className={layout.tools}>
          <Button onPress={onWithdraw}>{translate('packs.withdraw')}</Button>
        </div>
      )}
    </Inspector>
  )
}
