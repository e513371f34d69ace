import type { Profile } from '../../shared/workspace/model.ts'

/** Who acts in a story that is played through an application, and when: the clock and the profile of that application. */
export class Stage {
  #now = 0
  #actor: Profile = { name: 'Nobody yet', role: '', organisation: '' }

  readonly clock = (): Date => new Date(this.#now)
  readonly profile = (): Profile => this.#actor

  /** From now on `actor` acts; the story goes on at `instant` (ISO 8601), which must not lie behind. */
  enter(actor: Profile, instant: string): void {
    const at = Date.parse(instant)
    if (!(at >= this.#now)) throw new RangeError(`${instant} < ${this.clock().toISOString()}`)
    this.#now = at
    this.#actor = actor
  }

  /** Lets time pass. */
  pass(seconds: number): void {
    this.#now += seconds * 1000
  }
}
