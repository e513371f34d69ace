import styles from './PathList.module.css'

/** The files that were chosen, each by its path; nothing where there are none. */
export function PathList({ paths }: { paths: readonly string[] }) {
  if (paths.length === 0) return null
  return (
    <ul className={styles.paths}>
      {paths.map((path) => (
        <li key={path}>
          <bdi>{path}</bdi>
        </li>
      ))}
    </ul>
  )
}
