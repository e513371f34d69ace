import type { WorkLimits } from '../../exchange/bounded-work.ts'
import { type DrawLimits, drawLimits } from '../../exchange/pages/limits.ts'

/** What checking a report may cost. Everything beyond ends in a refusal. */
export type VerifyLimits = WorkLimits & {
  /** Of the file. */
  fileMegabytes: number
  /** Of the ledger, unpacked. */
  ledgerMegabytes: number
  /** For comparing its pages with those that were made again, beside what computing its figures may take. */
  pageSeconds: number
}

/** Well above the largest tender that Assay is made for: 50 bids, 400 questions and 7 evaluators take 83 MB, 1 GB of memory and 5 seconds. */
export const verifyLimits: VerifyLimits = {
  fileMegabytes: 256,
  ledgerMegabytes: 256,
  memoryMegabytes: 2048,
  seconds: 60,
  pageSeconds: 600,
}

/** What reading a report may cost the program that reads its pages: the file, and its ledger twice. */
export const readingLimits = ({ fileMegabytes, ledgerMegabytes }: VerifyLimits): DrawLimits => ({
  ...drawLimits,
  characters: 200_000,
  memoryMegabytes: 256 + fileMegabytes + 2 * ledgerMegabytes,
})
