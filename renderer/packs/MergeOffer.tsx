import { Heading } from 'react-aria-components'
import { lookAtMerge, useMerging } from '../app/merging.ts'
import { useWorkspaces } from '../app/workspaces.ts'
import { Button } from '../ui/Button.tsx'
import { Floating } from '../ui/Dialog.tsx'
import { FileName } from '../ui/FileName.tsx'
import popover from '../ui/Popover.module.css'
import { useWords } from '../ui/words.tsx'

/** Asks what is to be done with a pack or a copy of the open workspace that was dropped on the window. */
export function MergeOffer() {
  const { offer } = useMerging()
  const close = () => useMerging.setState({ offer: null })
  return (
    <Floating open={offer !== null} onClose={close}>
      {offer && <Choice path={offer.path} kind={offer.kind} name={offer.for ?? ''} onClose={close} />}
    </Floating>
  )
}

function Choice({ path, kind, name, onClose }: { path: string; kind: string; name: string; onClose: () => void }) {
  const { translate } = useWords()
  const { open } = useWorkspaces()
  return (
    <div className={popover.dialog}>
      <Heading slot="title" level={2}>
        {translate('merging.offerTitle')}
      </Heading>
      <div className={popover.body}>
        <p>
          <FileName of={path} />
        </p>
        <p>{translate('merging.offer', { kind, name })}</p>
      </div>
      <div className={popover.actions}>
        <Button onPress={onClose}>{translate('parts.cancel')}</Button>
        <Button
          onPress={() => {
            onClose()
            void open(path)
          }}
        >
          {translate('merging.offerOpen')}
        </Button>
        <Button look="primary" autoFocus onPress={() => lookAtMerge(path)}>
          {translate('merging.see')}
        </Button>
      </div>
    </div>
  )
}
