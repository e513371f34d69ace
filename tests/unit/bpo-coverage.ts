import { challenges } from './bpo-coverage/challenges.ts'
import { benefits, models, practices } from './bpo-coverage/practices.ts'
import { risks } from './bpo-coverage/risks.ts'

/** The coverage of the built-in due-diligence template: each item of outsourcing due diligence and the questions that test it. */
export const bpoCoverage: Record<string, string[]> = { ...challenges, ...risks, ...benefits, ...practices, ...models }
