import type { FilesRequest } from '../../../../shared/window.ts'

const endings: Readonly<Record<NonNullable<FilesRequest['kind']>, string>> = {
  any: '',
  workspace: '.assay',
  workbook: '.xlsx',
  report: '.pdf',
  data: '.json,.csv',
}

/**
 * Opens the browser's own file picker and returns the paths that were chosen, none when it was cancelled. Of a folder the
 * browser tells only the files, so its path follows from where they lie in it; an empty folder cannot be told from none.
 */
export async function pickFiles(
  { kind = 'any', folder = false, multiple = false }: FilesRequest,
  pathOf: (file: File) => Promise<string>,
): Promise<string[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = endings[kind]
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
    const files = Array.from(input.files ?? [])
    if (!folder) return (await Promise.all(files.map(pathOf))).filter(Boolean)
    const [first] = files
    const path = first && (await pathOf(first))
    return path ? [path.slice(0, path.length - first.webkitRelativePath.length + top(first).length)] : []
  } finally {
    input.remove()
  }
}

/** The name of the chosen folder, with which the relative paths of its files begin. */
const top = (file: File): string => file.webkitRelativePath.split('/')[0] ?? ''
