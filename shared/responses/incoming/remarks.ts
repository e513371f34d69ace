import type { z } from 'zod'
import type { MessageKey, MessageValues, Translate } from '../../messages/translate.ts'
import type { remark } from '../contract.ts'

export type Remark = z.infer<typeof remark>

/** Stable codes of what is worth saying about a row or a workbook: the keys under `import.remark.`. */
export type RemarkCode = MessageKey extends infer Key ? (Key extends `import.remark.${infer Code}` ? Code : never) : never

/** Remarks in the reader's language, each said once. */
export class Remarks {
  readonly #translate: Translate
  readonly #remarks: Remark[] = []
  constructor(translate: Translate) {
    this.#translate = translate
  }

  add(code: RemarkCode, values: MessageValues = {}): void {
    this.say(code, this.#translate(`import.remark.${code}`, values))
  }

  /** A remark whose sentence is at hand. */
  say(code: RemarkCode, message: string): void {
    if (!this.#remarks.some((known) => known.code === code && known.message === message)) this.#remarks.push({ code, message })
  }

  /** Whether there are words of a language. */
  speaks(language: string): boolean {
    return this.#translate.in(language) !== undefined
  }

  list(): Remark[] {
    return [...this.#remarks]
  }
}

/** Long texts are quoted in part. */
export function shortened(text: string, length = 160): string {
  return text.length > length ? `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : text
}
