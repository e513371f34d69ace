import type { MessageKey, MessageValues } from './messages/translate.ts'

/** Stable codes of everything that can be refused: the keys under `error.` in the message catalogue. */
export type ErrorCode = MessageKey extends infer Key ? (Key extends `error.${infer Code}` ? Code : never) : never

/** Facts of a refusal; the values of its message. */
export type Details = MessageValues

/** What went wrong, as it crosses the contract: a stable code, a message in the reader's language, and its facts. */
export type Problem = { code: ErrorCode; message: string; details: Details }

export type Result<Value> = { ok: true; value: Value } | { ok: false; error: Problem }

/** Thrown below the contract to refuse; the router turns it into a `Result`. A thrown refusal rolls its transaction back. */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly details: Details
  constructor(code: ErrorCode, details: Details = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}
