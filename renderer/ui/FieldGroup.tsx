import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './FieldGroup.module.css'

/** Fields that belong together, under what they are called. `roomy` where they are more than single lines. */
export function FieldGroup({ label, children, roomy = false }: { label: ReactNode; children: ReactNode; roomy?: boolean }) {
  return (
    <fieldset className={classes(styles.group, roomy && styles.roomy)}>
      <legend>{label}</legend>
      {children}
    </fieldset>
  )
}
