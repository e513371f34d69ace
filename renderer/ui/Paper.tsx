import styles from './Paper.module.css'

/** A page is no wider than this before it is zoomed, in CSS pixels. */
export const widestPaper = 820

/** A page of a document as it looks, with the words on it for those who do not see it. Size in pixels of any kind: only its ratio counts. */
export function Paper({
  picture,
  width,
  height,
  label,
  text,
}: {
  /** A PNG in Base64; the paper is blank until it is there. */
  picture: string | undefined
  width: number
  height: number
  label: string
  text: string
}) {
  return (
    <div className={styles.paper} aria-busy={picture === undefined} style={{ aspectRatio: `${width} / ${height}` }}>
      {picture !== undefined && <img className={styles.picture} src={`data:image/png;base64,${picture}`} alt={label} />}
      {text !== '' && (
        <div className={styles.unseen} dir="auto" translate="no">
          {text}
        </div>
      )}
    </div>
  )
}
