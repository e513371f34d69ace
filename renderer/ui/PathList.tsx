import { FileName } from './FileName.tsx'
import styles from './PathList.module.css'

/** The files that were chosen, each by its path; nothing where there are none. */
export function PathList({ paths }: { paths: readonly string[] }) {
  if (paths.length === 0) return null
  return (
    <ul className={styles.paths}>
      {paths.map((path) => (
        <li key={path}>
          <FileName of={path} />
        </li>
      ))}
    </ul>
  )
}
