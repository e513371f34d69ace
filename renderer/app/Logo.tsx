import styles from './Logo.module.css'

/** The touchstone: a dark stone with a streak of gold. */
export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 20 20" aria-hidden>
      <rect className={styles.stone} x="0.5" y="0.5" width="19" height="19" rx="3" />
      <path className={styles.streak} d="M5.2 16.5 L10.7 3.5 H13.1 L7.6 16.5 Z M10.2 16.5 L14.7 5.9 H15.7 L11.2 16.5 Z" />
    </svg>
  )
}
