import styles from './app.module.css'

/** The touchstone: a dark stone with a streak of gold. */
export function Logo() {
  return (
    <svg className={styles.logo} viewBox="0 0 20 20" aria-hidden>
      <rect width="20" height="20" rx="3" fill="#1c2024" />
      <path d="M5.5 16.5 L11 3.5 H13.4 L7.9 16.5 Z" fill="#e3a13a" />
      <path d="M10.4 16.5 L15.2 5.2" stroke="#e3a13a" strokeWidth="0.9" fill="none" />
    </svg>
  )
}
