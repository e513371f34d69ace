import { Refusal } from '../../shared/result.ts'
import type { Profile } from '../../shared/workspace/model.ts'
import { Workspace } from './workspace.ts'

/** One window, or one run of the command line: at most one open workspace at a time. */
export class Session {
  #workspace: Workspace | undefined

  /** The open workspace; refuses when none is open. */
  workspace(): Workspace {
    if (!this.#workspace) throw new Refusal('workspace.none')
    return this.#workspace
  }

  create(path: string, title: string, profile: Profile): Workspace {
    const created = Workspace.create(path, { title, profile })
    this.close()
    this.#workspace = created
    return created
  }

  open(path: string): Workspace {
    const opened = Workspace.open(path)
    this.close()
    this.#workspace = opened
    return opened
  }

  close(): void {
    this.#workspace?.close()
    this.#workspace = undefined
  }
}
