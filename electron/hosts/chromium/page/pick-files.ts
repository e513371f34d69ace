/** Which files to pick: the endings that are shown first, a folder instead of files, one or several. */
export type Picking = { accept: string; folder: boolean; multiple: boolean }

/**
 * Opens the browser's own file picker and returns the files that were chosen, none when it was cancelled. Of a folder the browser tells
 * only the files, so an empty one cannot be told from none. The text of this function is run in a page: it uses nothing around it.
 */
export async function pickFiles({ accept, folder, multiple }: Picking): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.multiple = multiple
  input.webkitdirectory = folder
  // In the document, where a person's own tools and a test's find it too.
  input.hidden = true
  document.documentElement.append(input)
  try {
    await new Promise<void>((resolve) => {
      input.addEventListener('change', () => resolve(), { once: true })
      input.addEventListener('cancel', () => resolve(), { once: true })
      input.click()
    })
    return Array.from(input.files ?? [])
  } finally {
    input.remove()
  }
}
