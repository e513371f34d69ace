import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import styles from './Popover.module.css'

/** Asks before what cannot be undone. */
export function Question({
  title,
  children,
  confirm,
  cancel,
  danger = false,
  open,
  onClose,
  onConfirm,
}: {
  title: string
  children: ReactNode
  confirm: string
  cancel: string
  danger?: boolean
  open: boolean
  onClose: () => void
  onConfirm: () => void
}) {
  const act = () => {
    onClose()
    onConfirm()
  }
  return (
    <Floating open={open} onClose={onClose} role="alertdialog">
      <div className={styles.dialog}>
        <Heading slot="title" level={2}>
          {title}
        </Heading>
        <div className={styles.body}>{children}</div>
        <div className={styles.actions}>
          <Button onPress={onClose}>{cancel}</Button>
          <Button look={danger ? 'danger' : 'primary'} autoFocus={!danger} onPress={act}>
            {confirm}
          </Button>
        </div>
      </div>
    </Floating>
  )
}

/** Something that floats over the screen until it is left: Escape and a press beside it close it. */
export function Floating({
  children,
  open,
  onClose,
  wide = false,
  full = false,
  label,
  role = 'dialog',
}: {
  children: ReactNode
  open: boolean
  onClose: () => void
  wide?: boolean
  /** May take the whole window but for a margin. */
  full?: boolean
  label?: string
  role?: 'dialog' | 'alertdialog'
}) {
  return (
    <ModalOverlay
      className={classes(styles.scrim, full && styles.tight)}
      isOpen={open}
      isDismissable={role === 'dialog'}
      onOpenChange={(now) => {
        if (!now) onClose()
      }}
    >
      <Modal className={classes(styles.modal, wide && styles.wide, full && styles.full)}>
        <AriaDialog className={styles.bare ?? ''} role={role} {...(label !== undefined && { 'aria-label': label })}>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
