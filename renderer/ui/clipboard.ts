/** Puts a text on the clipboard by the event that the keys for it bring: that asks for no permission. */
export function copyText(text: string): void {
  const put = (event: globalThis.ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text)
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', put, { capture: true, once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', put, { capture: true })
}
