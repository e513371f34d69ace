import type { NavigationGroup } from '../ui/Navigation.tsx'
import { useWords } from '../ui/words.tsx'
import type { Place } from './place.ts'
import { useRead } from './reading.ts'
import { addressOf, type Route } from './routing.ts'

/** The side navigation: topics that work, with a figure where one says what to do. */
export function useNavigation(route: Route, { lot }: Place): NavigationGroup[] {
  const { translate, number } = useWords()
  const { data: bids } = useRead('bid.list', lot ? { lot: lot.id } : null)
  const { data: info } = useRead('workspace.info', {})
  const link = (text: string, to: Route, count?: string) => ({
    href: addressOf(to),
    text,
    count,
    current: to.screen === route.screen,
  })
  const groups: NavigationGroup[] = []
  if (lot) {
    const id = lot.id
    groups.push({
      id: 'tender',
      title: translate('shell.group.tender'),
      links: [
        link(translate('shell.overview'), { screen: 'overview', lot: id }),
        link(translate('shell.bids'), { screen: 'bids', lot: id }, bids && number(bids.length)),
        link(translate('shell.scores'), { screen: 'scores', lot: id }),
        link(translate('shell.compare'), { screen: 'compare', lot: id }),
      ],
    })
  }
  groups.push({
    id: 'workspace',
    title: translate('shell.group.workspace'),
    links: [
      link(translate('shell.journal'), { screen: 'journal' }, info && number(info.head.entry)),
      link(translate('shell.settings'), { screen: 'settings' }),
    ],
  })
  return groups
}
