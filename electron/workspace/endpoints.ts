import { statSync } from 'node:fs'
import { Refusal } from '../../shared/result.ts'
import type { WorkspaceInfo, workspaceContract } from '../../shared/workspace/contract.ts'
import { command, type Endpoints, query, task } from '../endpoint.ts'
import { restoreBackup } from './backup.ts'
import { listBackups } from './backup-folder.ts'
import { integer } from './columns.ts'
import { sql } from './database.ts'
import { record } from './facts.ts'
import { publishedEntry } from './history.ts'
import { workspaceIdentity, workspaceTitle } from './new-file.ts'
import { checkEnding, checkFolder } from './output.ts'
import { defaultProfile } from './profile.ts'
import { countNamed } from './verify/named.ts'
import type { Workspace } from './workspace.ts'

const schemaVersion = sql('SELECT max(version) AS version FROM format_step', {}, { version: integer })

export const workspaceEndpoints: Endpoints<typeof workspaceContract> = {
  'workspace.create': task(async ({ session, profile }, { path, title }) => {
    checkEnding(path, '.assay')
    checkFolder(path)
    return infoOf(await session.create(path, title, profile))
  }),
  'workspace.open': task(async ({ session, signal }, { path, access }) => {
    const workspace = await session.open(path, access, signal)
    try {
      return infoOf(workspace)
    } catch (error) {
      // Who is told that it was not opened must not find it open.
      const told = session.explain(error)
      await session.close().catch(() => {})
      throw told
    }
  }),
  'workspace.close': task(async ({ session }) => {
    await session.close()
    return {}
  }),
  'workspace.info': query(({ workspace }) => infoOf(workspace)),
  'workspace.state': query(({ workspace, translate }) => {
    const problem = workspace.firstProblem()
    return { ...workspace.state(), problem: problem ? translate(problem.key, problem.values) : null }
  }),
  'workspace.rename': command(({ write, author, at }, { title }) => {
    const { id } = workspaceIdentity(write)
    record(write, workspaceTitle, { author, at }, { workspace_id: id }, { title })
    return { title }
  }),
  'workspace.verify': task(async ({ session, translate, signal, progress }) => {
    const workspace = session.workspace()
    const checks = await workspace.verify({
      signal,
      progress: ({ check, done, total }) => progress({ step: `workspace.check.${check}`, done, total }),
    })
    return {
      sound: checks.every(({ problems }) => problems.length === 0),
      head: workspace.state(),
      named: countNamed(workspace.read),
      checks: checks.map(({ name, examined, problems }) => ({
        check: name,
        title: translate(`workspace.check.${name}`),
        examined,
        problems: problems.map(({ key, values }) => translate(key, values)),
      })),
    }
  }),
  'workspace.copy': task(({ session }, { path }) => {
    checkEnding(path, '.assay')
    checkFolder(path)
    session.workspace().saveCopy(path)
    return { path, size: statSync(path).size }
  }),
  'workspace.backup': task(({ session, signal, progress }) => session.workspace().backup({ signal, progress })),
  'workspace.backups': task(async ({ session, signal }, { path }) =>
    listBackups(path, await session.identityAt(path, signal), session.format),
  ),
  'workspace.restore': task(({ session, signal, progress }, { backup, path }) => {
    checkEnding(path, '.assay')
    return restoreBackup(backup, path, { format: session.format, signal, progress })
  }),
  'workspace.recent': task(({ session }) =>
    session.preferences.recentFiles().map(({ path, title, openedAt }) => ({ path, title, openedAt })),
  ),
  'workspace.identify': task(({ session, signal }, { path }) => session.kinship(path, signal)),
  'workspace.siblings': task(({ session, signal }) => session.siblings(signal)),
  'workspace.undo': task(({ session, profile }) => session.workspace().undo(profile)),
  'workspace.redo': task(({ session, profile }) => session.workspace().redo(profile)),
  'journal.entry': query(({ workspace }, { entry }) => {
    const [found] = workspace.journal({ before: entry + 1, limit: 1 })
    if (found?.id !== entry) throw new Refusal('journal.notFound', { entry })
    return { entry: publishedEntry(found), changes: workspace.changes(entry) }
  }),
  'profile.show': task(({ session }) => {
    const stated = session.preferences.profile()
    return stated ? { ...stated, origin: 'person' } : { ...defaultProfile(), origin: 'system' }
  }),
  'profile.set': task(({ session }, profile) => {
    session.preferences.setProfile(profile)
    return profile
  }),
  'settings.show': task(({ session }) => session.preferences.settings()),
  'settings.set': task(({ session }, change) => session.preferences.changeSettings(change)),
}

function infoOf(workspace: Workspace): WorkspaceInfo {
  const { id, title, createdAt } = workspace.identity()
  const { undo = null, redo = null } = workspace.undoState()
  return {
    path: workspace.path,
    id,
    title,
    createdAt,
    // A file that went away is still open: everything recorded can be read, and saved elsewhere.
    size: statSync(workspace.path, { throwIfNoEntry: false })?.size ?? 0,
    schemaVersion: workspace.read.get(schemaVersion)?.version ?? 0,
    head: workspace.head(),
    access: workspace.access,
    recovered: workspace.recovered,
    undo,
    redo,
  }
}
