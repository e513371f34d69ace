/** What reading a workbook may cost. Everything beyond ends in a refusal. */
export type ReadLimits = {
  /** Of the file. */
  fileMegabytes: number
  /** Of all parts, unpacked. */
  expandedMegabytes: number
  /** Entries of the archive. */
  parts: number
  /** Unpacked to packed size of a part of at least a megabyte. */
  ratio: number
  sheets: number
  /** Cells that hold something, in all sheets together. */
  cells: number
  /** Of the worker's heap. */
  memoryMegabytes: number
  seconds: number
}

/** Well above what real questionnaires need, and low enough to end within seconds. Cells are what a sheet stores, blank and styled ones too: a real questionnaire has 267,118. */
export const readLimits: ReadLimits = {
  fileMegabytes: 64,
  expandedMegabytes: 128,
  parts: 4_000,
  ratio: 300,
  sheets: 500,
  cells: 300_000,
  memoryMegabytes: 512,
  seconds: 15,
}

/** Of a container: it may hold scans and photographs beside a workbook. */
export const containerLimits: ReadLimits = { ...readLimits, fileMegabytes: 256, expandedMegabytes: 512, parts: 1_000 }

export const megabyte = 1_048_576
