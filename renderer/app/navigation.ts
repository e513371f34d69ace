import type { NavigationGroup } from '../ui/Navigation.tsx'
import { useWords } from '../ui/words.tsx'
import type { Place } from './place.ts'
import { useRead } from './reading.ts'
import { addressOf, type Route } from './routing.ts'

/** The side navigation: topics that work, with a figure where one says what to do. */
export function useNavigation(route: Route, { tender, lot }: Place): NavigationGroup[] {
  const { translate, number } = useWords()
  const { data: bids } = useRead('bid.list', lot ? { lot: lot.id } : null)
  const { data: info } = useRead('workspace.info', {})
  const { data: evidence } = useRead('evidence.list', {})
  const link = (text: string, to: Route, count?: string) => ({
    href: addressOf(to),
    text,
    count,
    current: to.screen === route.screen || (to.screen === 'bids' && route.screen === 'receipt'),
  })
  const groups: NavigationGroup[] = []
  if (lot) {
    const id = lot.id
    groups.push({
      id: 'tender',
      title: translate('shell.group.tender'),
      links: [
        link(translate('shell.overview'), { screen: 'overview', lot: id }),
        link(translate('shell.tender'), { screen: 'tender', lot: id }),
        link(
          translate('shell.questionnaire'),
          { screen: 'questionnaire', lot: id },
          tender && number(tender.instrument.questions),
        ),
        link(translate('shell.providers'), { screen: 'providers', lot: id }, bids && number(bids.length)),
        link(translate('shell.bids'), { screen: 'bids', lot: id }),
        link(translate('shell.responses'), { screen: 'responses', lot: id }),
        link(translate('shell.scores'), { screen: 'scores', lot: id }),
        link(translate('shell.prices'), { screen: 'prices', lot: id }),
        link(translate('shell.compare'), { screen: 'compare', lot: id }),
        link(translate('robustness.title'), { screen: 'robustness', lot: id }),
      ],
    })
    groups.push({
      id: 'proof',
      title: translate('shell.group.proof'),
      links: [
        link(translate('shell.evidence'), { screen: 'evidence', lot: id }, evidence && number(evidence.length)),
        link(translate('shell.reports'), { screen: 'reports', lot: id }),
      ],
    })
  }
  groups.push({
    id: 'workspace',
    title: translate('shell.group.workspace'),
    links: [
      link(translate('search.title'), { screen: 'search' }),
      link(translate('shell.journal'), { screen: 'journal' }, info && number(info.head.entry)),
      link(translate('shell.settings'), { screen: 'settings' }),
    ],
  })
  return groups
}
