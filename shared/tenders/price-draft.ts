import { recipientsIn } from '../sealing/draft.ts'
import type { PriceKeeping } from './contract.ts'

/** How prices are to be kept, as it is being filled in: public keys are text, one in each line. */
export type PriceDraft = {
  readonly kept: PriceKeeping['kept']
  readonly openers: number
  readonly recipients: string
}

export const keptOpen: PriceDraft = { kept: 'open', openers: 1, recipients: '' }

/** What is kept so, as a draft to be changed. */
export function priceDraftOf({ kept, openers, recipients }: PriceKeeping): PriceDraft {
  return { kept, openers, recipients: recipients.join('\n') }
}

/** What a draft comes to; nothing where prices are to be sealed and nobody is named for whom. What is open needs nobody to open it. */
export function priceKeepingOf({ kept, openers, recipients }: PriceDraft): PriceKeeping | undefined {
  if (kept === 'open') return { kept, openers: 1, recipients: [] }
  if (kept === 'unread') return { kept, openers, recipients: [] }
  const keys = recipientsIn(recipients)
  return keys.length > 0 ? { kept, openers, recipients: keys } : undefined
}
