import type { tendersContract } from '../../shared/tenders/contract.ts'
import { command, type Endpoints, query } from '../endpoint.ts'
import { addBid, loadBids, publishedBid, withdrawBid } from './bids.ts'
import { loadInstrument } from './instrument.ts'
import { createTender, loadTender, loadTenders } from './tenders.ts'

export const tendersEndpoints: Endpoints<typeof tendersContract> = {
  'tender.create': command((context, input) => createTender(context, input)),
  'tender.list': query(({ read }) => loadTenders(read)),
  'tender.show': query(({ read }, { tender }) => loadTender(read, tender)),
  'tender.instrument': query(({ read }, { tender }) => {
    const { instrument, hash } = loadInstrument(read, tender)
    return { instrument, hash }
  }),
  'bid.add': command((context, { lot, provider }) => publishedBid(addBid(context, lot, provider))),
  'bid.list': query(({ read }, { lot }) => loadBids(read, lot).map(publishedBid)),
  'bid.withdraw': command((context, { bid, reason }) => publishedBid(withdrawBid(context, bid, reason))),
}
