import type { WorkLimits } from '../../exchange/bounded-work.ts'

/** What checking a report may cost. Everything beyond ends in a refusal. */
export type VerifyLimits = WorkLimits & {
  /** Of the file. */
  fileMegabytes: number
  /** Of the ledger, unpacked. */
  ledgerMegabytes: number
}

/** Well above the largest tender that Assay is made for: 50 bids, 400 questions and 7 evaluators take 83 MB, 1 GB of memory and 5 seconds. */
export const verifyLimits: VerifyLimits = { fileMegabytes: 256, ledgerMegabytes: 256, memoryMegabytes: 2048, seconds: 60 }
