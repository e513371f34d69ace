import type { tendersContract } from '../../shared/tenders/contract.ts'
import { command, type Endpoints, query } from '../endpoint.ts'
import { addBid, type LoadedBid, loadBids, withdrawBid } from './bids.ts'
import { loadInstrument } from './instrument.ts'
import { createTender, loadTender, loadTenders } from './tenders.ts'

export const tendersEndpoints: Endpoints<keyof typeof tendersContract> = {
  'tender.create': command((context, input) => createTender(context, input)),
  'tender.list': query(({ read }) => loadTenders(read)),
  'tender.show': query(({ read }, { tender }) => loadTender(read, tender)),
  'tender.instrument': query(({ read }, { tender }) => loadInstrument(read, tender)),
  'bid.add': command(({ write }, { lot, provider }) => published(addBid(write, lot, provider))),
  'bid.list': query(({ read }, { lot }) => loadBids(read, lot).map(published)),
  'bid.withdraw': command(({ write, at }, { bid, reason }) => published(withdrawBid(write, bid, at, reason))),
}

function published({ tender: _, ...bid }: LoadedBid) {
  return bid
}
