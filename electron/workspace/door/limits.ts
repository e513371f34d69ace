/** What reading a database from somebody else may cost. Everything beyond ends in a refusal, and the process that reads it is killed. */
export type DoorLimits = {
  /** Of the file, with the log beside it. */
  fileMegabytes: number
  /** Of one value of a row. The longest text that Assay takes is a fifth of a megabyte, and a value holds a few of them at most. */
  valueMegabytes: number
  /** Of the process that reads. */
  memoryMegabytes: number
  /** In which the process works, all in all; what its parent does meanwhile does not count. */
  seconds: number
}

export const doorLimits: DoorLimits = { fileMegabytes: 4096, valueMegabytes: 4, memoryMegabytes: 768, seconds: 120 }

export const megabyte = 1_048_576
