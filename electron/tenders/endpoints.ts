import type { tendersContract } from '../../shared/tenders/contract.ts'
import { command, type Endpoints, preparedCommand, query } from '../endpoint.ts'
import { sealBytes } from '../sealing/seal.ts'
import { addAmendment, loadAmendments, tellOfAmendment } from './amendments.ts'
import { addBid, loadBids, publishedBid, removeBid, returnBid, withdrawBid } from './bids.ts'
import { editTerms, loadStanding } from './editing.ts'
import { loadInquiries, setInquiry } from './inquiries.ts'
import { loadInstrument } from './instrument.ts'
import { loadIssued } from './issued.ts'
import { addLotTo, removeLot, renameLot } from './lot-editing.ts'
import { loadLot } from './lots.ts'
import { setPriceKeeping } from './price-keeping.ts'
import { loadProcedure, setProcedure } from './procedure.ts'
import { loadSubcontracting, setSubcontracting } from './subcontracting.ts'
import { createTender, loadTender, loadTenders } from './tenders.ts'

export const tendersEndpoints: Endpoints<typeof tendersContract> = {
  'tender.create': preparedCommand(async (_context, input) => {
    await checkRecipients(input.prices?.recipients ?? [])
    return (context) => createTender(context, input)
  }),
  'tender.prices': preparedCommand(async (_context, { tender, prices }) => {
    await checkRecipients(prices.recipients)
    return (context) => setPriceKeeping(context, loadTender(context.write, tender).id, prices)
  }),
  'tender.edit': command(editTerms),
  'procedure.set': command(setProcedure),
  'procedure.show': query(({ read }, { tender }) => loadProcedure(read, loadTender(read, tender).id)),
  'subcontracting.set': command(setSubcontracting),
  'subcontracting.list': query(({ read }, { lot }) => loadSubcontracting(read, loadLot(read, lot).id)),
  'inquiry.set': command(setInquiry),
  'inquiry.list': query(({ read }, { lot }) => loadInquiries(read, loadLot(read, lot).id)),
  'tender.standing': query(({ read }, { tender }) => loadStanding(read, loadTender(read, tender).id)),
  'lot.add': command(addLotTo),
  'lot.edit': command(renameLot),
  'lot.remove': command((context, { lot }) => removeLot(context, lot)),
  'amendment.add': command(addAmendment),
  'amendment.tell': command(tellOfAmendment),
  'amendment.list': query(({ read }, { tender }) => loadAmendments(read, loadTender(read, tender).id)),
  'tender.issued': query(({ read }, { tender }) => loadIssued(read, loadTender(read, tender).id)),
  'tender.list': query(({ read }) => loadTenders(read)),
  'tender.show': query(({ read }, { tender }) => loadTender(read, tender)),
  'tender.instrument': query(({ read }, { tender }) => {
    const { instrument, hash } = loadInstrument(read, tender)
    return { instrument, hash }
  }),
  'bid.add': command((context, { lot, provider }) => publishedBid(addBid(context, lot, provider))),
  'bid.list': query(({ read }, { lot }) => loadBids(read, lot).map(publishedBid)),
  'bid.return': command((context, { bid, reason }) => publishedBid(returnBid(context, bid, reason))),
  'bid.remove': command((context, { bid }) => publishedBid(removeBid(context, bid))),
  'bid.withdraw': command((context, { bid, reason }) => publishedBid(withdrawBid(context, bid, reason))),
}

/** Refuses recipients for whom nothing could be sealed, while nothing has come that has to be. */
async function checkRecipients(recipients: readonly string[]): Promise<void> {
  if (recipients.length > 0)
    await sealBytes(
      new Uint8Array(),
      recipients.map((recipient) => [recipient]),
    )
}
