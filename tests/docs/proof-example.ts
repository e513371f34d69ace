import { hash } from 'node:crypto'
import { format } from '../../electron/format.ts'
import { connect } from '../../electron/workspace/database.ts'
import { takeSteps } from '../../electron/workspace/format/migrate.ts'
import { entryDigest, wordsDigest } from '../../electron/workspace/journal.ts'
import { merkleRoot, RowTexts, rowDigest, tombstoneDigest } from '../../electron/workspace/proof.ts'

const author = '6d0f2a52-5a0e-4c55-9a1c-0b7f6d3f8a10'
const at = '2026-03-02T09:30:00.000Z'
const salt = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')

const receipt = {
  id: '2f1c9e0a-7b1d-4e0e-8f5e-93c1f1d0a001',
  author,
  at,
  bid_id: 'b1d4c0de-0000-4000-8000-000000000001',
  position: 1,
  envelope: 'questionnaire',
  received_at: at,
  sender: 'J. Smith <j.smith@example.org>',
  punctuality: 'inTime',
}
const file = {
  receipt_id: receipt.id,
  position: 0,
  file_name: 'Antworten für Los 1.xlsx',
  sha256: hash('sha256', 'what arrived'),
  size: 12,
}
const price = {
  place: 7,
  id: '8c5b7d64-1f0b-4f0f-9b39-2b1a6d7f4002',
  author,
  at,
  follows: '[]',
  bid_id: receipt.bid_id,
  line_id: 'agent-hour',
  unit_price: '23.50',
  comment: null,
  source: 'workbook',
  receipt_id: receipt.id,
  reason: null,
}

/** One receipt and one price from row to state root, by the functions that write the file: fixed ids, salts and times. */
export function proofExample(): string {
  const connection = connect(':memory:', { create: true })
  takeSteps(connection, format)
  const texts = new RowTexts(connection, format.tables)
  const receiptText = texts.textOfWhole({ table: 'receipt', row: receipt, parts: { receipt_file: [file] } })
  const priceText = texts.textOfWhole({ table: 'price', row: price, parts: {} })
  connection.close()

  const receiptDigest = rowDigest(salt, receiptText)
  const priceDigest = rowDigest(salt, priceText)
  const tombstone = tombstoneDigest('price', price.id, price.follows, 0)
  const words = wordsDigest(salt.toString('hex'), author, '')
  const fields = { format: 1, kind: 'act', at, command: 'bid.receive', undoable: 0, words } as const
  const links = { undoes: null, redoes: null, parents: ['a'.repeat(64)] }
  const root = merkleRoot([receiptDigest, tombstone].sort(Buffer.compare))

  const step = (title: string, ...lines: string[]) => `${title}\n\n\`\`\`\n${lines.join('\n')}\n\`\`\``
  return [
    step('A receipt, with the file that is its part. Its canonical text:', receiptText),
    step(
      'Its digest, under a salt of the bytes 0 to 15:',
      `SHA-256 (${salt.toString('hex')} + text) = ${receiptDigest.toString('hex')}`,
    ),
    step('A price. `comment` and `reason` are null, `place` is of this copy: none of the three is in the text.', priceText),
    step('Its digest, under the same salt:', priceDigest.toString('hex')),
    step(
      'The tombstone of the price, once it was undone:',
      JSON.stringify(['tombstone', 'price', price.id, price.follows, 0]),
      `SHA-256 = ${tombstone.toString('hex')}`,
    ),
    step(
      'The words of the entry that brought the receipt: its author, who gave no reason. The salt is text here:',
      `SHA-256 (${salt.toString('hex')} + ${JSON.stringify([author, ''])}) = ${words}`,
    ),
    step(
      'That entry, upon one whose digest is 64 times the letter a:',
      JSON.stringify([1, fields.kind, at, fields.command, 0, null, null, links.parents, words]),
      receiptDigest.toString('hex'),
      '',
      `SHA-256 = ${entryDigest(fields, links, [receiptDigest])}`,
    ),
    step('The state root over the receipt and the tombstone:', root),
  ].join('\n\n')
}
