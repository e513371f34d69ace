import type { MessageKey } from '../../messages/translate.ts'

/** What a finding is called: the end of the key of its message. */
export type FindingCode = MessageKey extends infer Key ? (Key extends `template.finding.${infer Code}` ? Code : never) : never

/** What a finding is about: a question or a criterion by its id, or the template as a whole. */
export type Place = { kind: 'question' | 'criterion'; id: string } | { kind: 'template' }

/**
 * Something about the scoring of a template that its author may not mean. `fault`: it cannot be meant, such as a weight that changes
 * nothing. `risk`: it can, and somebody could make use of it. `details` are the figures of the message.
 */
export type Finding = { code: FindingCode; severity: 'fault' | 'risk'; place: Place; details: Record<string, string | number> }
