import type { WaysIn } from '../topic.ts'
import type { NavigationGroup } from '../ui/Navigation.tsx'
import { useWords } from '../ui/words.tsx'
import type { Place } from './place.ts'
import { useRead } from './reading.ts'
import { addressOf, type Route } from './routing.ts'
import { screenOf, screens } from './screen-list.ts'

type Link = NonNullable<WaysIn['link']>

const groups = ['tender', 'proof', 'workspace'] as const satisfies readonly Link['group'][]
const linked = screens
  .flatMap((screen) => (screen.link ? [{ ...screen, link: screen.link }] : []))
  .toSorted((one, other) => one.link.place - other.link.place)

/** The screens of a lot that commands lead to, in the order of the navigation. */
export const lotScreens = groups.flatMap((group) =>
  linked.flatMap(({ link, isOfLot, of, command }) => (isOfLot && command && link.group === group ? [{ of, command }] : [])),
)

/** The side navigation: topics that work, with a figure where one says what to do. */
export function useNavigation(route: Route, { tender, lot }: Place): NavigationGroup[] {
  const { translate, number } = useWords()
  const { data: bids } = useRead('bid.list', lot ? { lot: lot.id } : null)
  const { data: info } = useRead('workspace.info', {})
  const { data: evidence } = useRead('evidence.list', {})
  const { data: packs } = useRead('pack.list', {})
  const { data: conflicts } = useRead('conflict.list', {})
  const known = {
    tender,
    bids: bids?.length,
    evidence: evidence?.length,
    entries: info?.head.entry,
    packsOut: packs?.filter(({ standing }) => standing === 'out').length || undefined,
    conflicts: conflicts?.length || undefined,
  }
  return groups.flatMap((id) => {
    const links = linked.flatMap(({ name, of, isOfLot, link: { group, label, count } }) => {
      if (group !== id || (isOfLot && !lot)) return []
      const figure = count?.(known)
      return {
        href: addressOf(of(lot?.id ?? '')),
        text: translate(label),
        count: figure === undefined ? undefined : number(figure),
        current: name === route.screen || name === screenOf(route)?.under,
      }
    })
    return links.length > 0 ? [{ id, title: translate(`shell.group.${id}`), links }] : []
  })
}
