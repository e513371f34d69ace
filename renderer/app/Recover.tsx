import { Button } from '../ui/Button.tsx'
import { useWords } from '../ui/words.tsx'
import type { Recovery } from './notice.ts'
import { useWorkspaces } from './workspaces.ts'

/** The way back from a lost file; the button says so when the backup is of another workspace. */
export function Recover({ recovery, compact = false }: { recovery: Recovery; compact?: boolean }) {
  const { translate } = useWords()
  const { recover } = useWorkspaces()
  return (
    <Button compact={compact} onPress={() => void recover(recovery)}>
      {recovery.other === undefined
        ? translate('recovery.restore')
        : translate('recovery.restoreOther', { title: recovery.other })}
    </Button>
  )
}
