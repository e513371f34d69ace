import { useEffect, useId, useRef } from 'react'
import { create } from 'zustand'
import type { MessageValues, PageKey } from '../../shared/messages/translation.ts'
import type { WindowClient } from './client.ts'

/** Something that can be done from the palette, and by its keys if it has some. */
export type AppCommand = {
  id: string
  label: PageKey
  /** The values of its label. */
  values?: MessageValues
  /** Keys as `Mod+K`; `Mod` is Command on a Mac and Control elsewhere. */
  keys?: string
  /** Other keys that some systems have for the same. */
  otherKeys?: string
  /** Works while text is being typed too. */
  inText?: boolean
  disabled?: boolean
  run: () => void
}

export type CommandGroup = { title: PageKey; commands: readonly AppCommand[] }

/** What one part of the screen offers, as a part of a group that others may add to. */
type Offer = CommandGroup & { group: string }

const gathered = (offers: ReadonlyMap<string, Offer>): ReadonlyMap<string, CommandGroup> =>
  new Map(
    [...Map.groupBy(offers.values(), ({ group }) => group)].flatMap(([group, parts]) => {
      const [first] = parts
      return first ? [[group, { title: first.title, commands: parts.flatMap(({ commands }) => commands) }]] : []
    }),
  )

/** All that can be done at the moment, gathered from the parts of the screen: two that name the same group both belong to it. */
export const useCommandRegistry = create<{
  offers: ReadonlyMap<string, Offer>
  groups: ReadonlyMap<string, CommandGroup>
  put: (caller: string, offer: Offer) => void
  remove: (caller: string) => void
}>()((set) => {
  const keep = (change: (offers: Map<string, Offer>) => void) =>
    set(({ offers }) => {
      const changed = new Map(offers)
      change(changed)
      return { offers: changed, groups: gathered(changed) }
    })
  return {
    offers: new Map(),
    groups: new Map(),
    put: (caller, offer) => keep((offers) => offers.set(caller, offer)),
    remove: (caller) => keep((offers) => offers.delete(caller)),
  }
})

/** Offers commands in a group while the caller is on the screen. */
export function useCommands(group: string, title: PageKey, commands: readonly AppCommand[]): void {
  const caller = useId()
  const { put, remove } = useCommandRegistry.getState()
  const latest = useRef(commands)
  latest.current = commands
  const shape = JSON.stringify(commands.map(({ run: _, ...shown }) => shown))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a command does may change with every render, its shape decides
  useEffect(() => {
    const run = (name: string) => latest.current.find((command) => command.id === name)?.run()
    put(caller, { group, title, commands: latest.current.map((command) => ({ ...command, run: () => run(command.id) })) })
    return () => remove(caller)
  }, [caller, group, title, shape])
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Whether a key press is the shortcut. A sign such as `?` is taken as it is typed, whatever keys that needs. */
function matches(keys: string, event: Pressed, mac: boolean): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const sign = key.length === 1 && !/[a-z0-9]/i.test(key)
  const wants = (part: string) => parts.slice(0, -1).includes(part)
  // On a Mac, Option makes other signs of letters and digits.
  const byPlace = wants('Alt') && [`Digit${key}`, `Key${key.toUpperCase()}`].includes(event.code)
  return (
    (byPlace || event.key.toLowerCase() === key.toLowerCase()) &&
    (mac ? event.metaKey : event.ctrlKey) === wants('Mod') &&
    (mac ? event.ctrlKey : event.metaKey) === false &&
    event.altKey === wants('Alt') &&
    (sign || event.shiftKey === wants('Shift'))
  )
}

const takesText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio]), textarea'))

/** Runs what the menu of the window asks for. */
export function useMenuCommands(on: WindowClient['on']): void {
  useEffect(
    () =>
      on('command', (name) => {
        const all = [...useCommandRegistry.getState().groups.values()].flatMap((group) => group.commands)
        all.find(({ id }) => id === name)?.run()
      }),
    [on],
  )
}

/** Runs commands by their keys, wherever the focus is. */
export function useShortcutKeys(mac: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const typing = takesText(event.target)
      const inDialog =
        event.target instanceof HTMLElement && event.target.closest('[role=dialog], [role=alertdialog], [role=menu]')
      const all = [...useCommandRegistry.getState().groups.values()].flatMap((group) => group.commands)
      const command = all.find(
        ({ keys, otherKeys, inText }) =>
          (inText || !(typing || inDialog)) && [keys, otherKeys].some((each) => each !== undefined && matches(each, event, mac)),
      )
      if (!command || command.disabled) return
      event.preventDefault()
      command.run()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [mac])
}
