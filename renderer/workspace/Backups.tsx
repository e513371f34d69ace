import { useState } from 'react'
import type { Backup, WorkspaceInfo } from '../../shared/workspace/contract.ts'
import { retention } from '../../shared/workspace/retention.ts'
import { useRead } from '../app/reading.ts'
import { useWindow } from '../app/window.tsx'
import { useWorkspaces } from '../app/workspaces.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState, ErrorState, Loading } from '../ui/States.tsx'
import table from '../ui/Table.module.css'
import { useWords } from '../ui/words.tsx'
import styles from './workspace.module.css'

/** The rolling copies of a workspace: what is kept, a new one at once, and the way back to each. */
export function Backups({ info }: { info: WorkspaceInfo }) {
  const { translate } = useWords()
  const { backUp } = useWorkspaces()
  const { data: backups, problem, again } = useRead('workspace.backups', { path: info.path })
  const own = backups?.filter(({ of }) => of !== 'other') ?? []
  const others = backups?.filter(({ of }) => of === 'other') ?? []
  const [taking, setTaking] = useState(false)
  const take = async () => {
    setTaking(true)
    await backUp()
    setTaking(false)
  }
  return (
    <>
      <p className={styles.prose}>
        {translate('backups.when')} {translate('backups.retention', retention)}
      </p>
      <div>
        <Button isDisabled={taking} onPress={() => void take()}>
          {translate('backups.take')}
        </Button>
      </div>
      {problem ? (
        <ErrorState message={problem.message} again={again} />
      ) : !backups ? (
        <Loading />
      ) : (
        <>
          {own.length > 0 ? (
            <BackupTable label={translate('backups.title')} backups={own} />
          ) : (
            <EmptyState title={translate('backups.none')}>{translate('backups.noneHelp')}</EmptyState>
          )}
          {others.length > 0 && (
            <>
              <h3>{translate('backups.others')}</h3>
              <p className={styles.prose}>{translate('backups.othersHelp')}</p>
              <BackupTable label={translate('backups.others')} backups={others} named />
            </>
          )}
        </>
      )}
    </>
  )
}

/** `named` when the workspace of each is told, because it is another one. */
function BackupTable({ label, backups, named = false }: { label: string; backups: readonly Backup[]; named?: boolean }) {
  const { translate, number, moment, size } = useWords()
  const { description, showFile } = useWindow()
  const { restore } = useWorkspaces()
  return (
    <table className={table.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{translate('backups.at')}</th>
          {named && <th scope="col">{translate('backups.workspace')}</th>}
          <th scope="col" className={table.figure}>
            {translate('backups.entry')}
          </th>
          <th scope="col" className={table.figure}>
            {translate('backups.size')}
          </th>
          <th scope="col">{translate('backups.actions')}</th>
        </tr>
      </thead>
      <tbody>
        {backups.map((backup) => (
          <tr key={backup.path}>
            <th scope="row">{moment(backup.at)}</th>
            {named && (
              <td>
                <bdi>{backup.title}</bdi>
              </td>
            )}
            <td className={table.figure}>{number(backup.entry)}</td>
            <td className={table.figure}>{size(backup.size)}</td>
            <td>
              <div className={styles.actions}>
                <Button
                  compact
                  aria-label={translate('backups.restoreOf', { at: moment(backup.at) })}
                  onPress={() => void restore(backup)}
                >
                  {translate('backups.restore')}
                </Button>
                {description.showsFiles && (
                  <Button
                    compact
                    look="quiet"
                    aria-label={translate('backups.showOf', { at: moment(backup.at) })}
                    onPress={() => showFile(backup.path)}
                  >
                    {translate('backups.show')}
                  </Button>
                )}
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
