import styles from './Navigation.module.css'

export type NavigationGroup = {
  id: string
  title: string
  links: readonly { href: string; text: string; count?: string | undefined; current: boolean }[]
}

/** The topics that work, in the order of the work. */
export function Navigation({ label, groups }: { label: string; groups: readonly NavigationGroup[] }) {
  return (
    <nav aria-label={label} className={styles.navigation}>
      {groups.map((group) => (
        <section key={group.id} aria-labelledby={`navigation-${group.id}`}>
          <h3 id={`navigation-${group.id}`} className={styles.heading}>
            {group.title}
          </h3>
          <ul>
            {group.links.map((link) => (
              <li key={link.href}>
                <a href={link.href} className={styles.link} {...(link.current && { 'aria-current': 'page' as const })}>
                  <span>{link.text}</span>
                  {link.count !== undefined && <span className={styles.count}>{link.count}</span>}
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
}
