import { beforeEach, describe, expect, it } from 'vitest'
import { type AppCommand, useCommandRegistry } from '../../renderer/app/shortcuts.ts'

const command = (id: string): AppCommand => ({ id, label: 'shell.palette', run: () => {} })
const { put, remove } = useCommandRegistry.getState()
const offered = () =>
  [...useCommandRegistry.getState().groups].map(([group, { commands }]) => [group, commands.map(({ id }) => id)])

describe('The commands of a screen', () => {
  beforeEach(() => {
    for (const caller of ['table', 'head', 'other']) remove(caller)
  })

  it('are those of all its parts, though two of them name the same group', () => {
    put('table', { group: 'prices', title: 'priceTable.title', commands: [command('enter')] })
    put('head', { group: 'prices', title: 'priceTable.title', commands: [command('rates'), command('open')] })
    put('other', { group: 'shell', title: 'shell.palette', commands: [command('undo')] })
    expect(offered()).toEqual([
      ['prices', ['enter', 'rates', 'open']],
      ['shell', ['undo']],
    ])
  })

  it('go with the part that offered them, and stay of the other', () => {
    put('table', { group: 'prices', title: 'priceTable.title', commands: [command('enter')] })
    put('head', { group: 'prices', title: 'priceTable.title', commands: [command('rates')] })
    remove('table')
    expect(offered()).toEqual([['prices', ['rates']]])
    remove('head')
    expect(offered()).toEqual([])
  })
})
