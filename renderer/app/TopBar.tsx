import { Button as AriaButton } from 'react-aria-components'
import { Keys } from '../ui/Button.tsx'
import { Pill } from '../ui/Marks.tsx'
import { MenuButton } from '../ui/Menu.tsx'
import type { NavigationGroup } from '../ui/Navigation.tsx'
import { useWords } from '../ui/words.tsx'
import { Logo } from './Logo.tsx'
import type { Place } from './place.ts'
import { addressOf, go, inLot } from './routing.ts'
import { useRoute } from './screen-list.ts'
import styles from './TopBar.module.css'
import { useIsMac } from './window.tsx'

export function TopBar({
  place: { tenders, tender, lot },
  groups,
  onSearch,
  actionRef,
}: {
  place: Place
  groups: readonly NavigationGroup[]
  onSearch: () => void
  actionRef: (element: HTMLElement | null) => void
}) {
  const words = useWords()
  const { translate } = words
  const mac = useIsMac()
  const route = useRoute()
  const links = groups.flatMap((group) => group.links)
  const lots = (tenders ?? []).flatMap((one) => one.lots.map((each) => ({ tender: one, lot: each })))
  return (
    <header className={styles.top}>
      <div className={styles.menuButton}>
        <MenuButton
          look="plain"
          entries={links.map(({ href, text, current }) => ({
            id: href,
            label: text,
            ticked: current,
            run: () => location.assign(href),
          }))}
        >
          {translate('shell.menu')}
        </MenuButton>
      </div>
      <a className={styles.brand} href={addressOf(lot ? { screen: 'overview', lot: lot.id } : { screen: 'start' })}>
        <Logo />
        <span>{tender?.title ?? translate('shell.name')}</span>
      </a>
      {lot && lots.length > 1 && (
        <MenuButton
          choice
          label={translate('shell.chooseLot')}
          entries={lots.map((each) => ({
            id: each.lot.id,
            label: each.lot.title,
            detail: each.tender.title,
            ticked: each.lot.id === lot.id,
            run: () => go(inLot(route, each.lot.id)),
          }))}
        >
          {translate('shell.lot', { position: lot.position, title: lot.title })}
        </MenuButton>
      )}
      {lot && lots.length === 1 && lot.title !== tender?.title && <span className={styles.lot}>{lot.title}</span>}
      {tender && (
        <span className={styles.pills}>
          <Pill>{translate('shell.frozen', { at: words.moment(tender.createdAt) })}</Pill>
        </span>
      )}
      <span className={styles.space} />
      <AriaButton className={styles.search ?? ''} onPress={onSearch}>
        <span>{translate('shell.search')}</span>
        <Keys keys="Mod+K" mac={mac} />
      </AriaButton>
      <div className={styles.action} ref={actionRef} />
    </header>
  )
}
