import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDesk, receive } from './desk.ts'

describe('attached files', () => {
  it('are found in a folder of this machine, when they did not come with the workbook', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const folder = join(desk.folder, 'mailbox')
    mkdirSync(join(folder, 'inner'), { recursive: true })
    writeFileSync(join(folder, 'proof.pdf'), 'proof')
    writeFileSync(join(desk.folder, 'secret.pdf'), 'secret')
    symlinkSync(join(desk.folder, 'secret.pdf'), join(folder, 'link.pdf'))
    const receipt = await receive(desk, bid, {
      'sec.mfa': { answer: 'Yes', files: 'proof.pdf\nlink.pdf' },
      'sec.tests': { answer: 'Yes', files: '../secret.pdf' },
      'sec.tester': { answer: 'TÜV', files: 'proof.pdf' },
    })
    const verdict = await desk.call('response.import', { receipt: receipt.id, attachments: folder })
    expect(verdict.files).toEqual([
      { fileName: 'proof.pdf', found: true, size: 5 },
      { fileName: 'link.pdf', found: false, size: null },
    ])
    expect(verdict.rows.find(({ subject }) => subject === 'sec.tests')).toMatchObject({
      verdict: 'accepted',
      remarks: [{ code: 'filesRefused' }],
    })
    const evidence = await desk.call('evidence.list', {})
    expect(evidence.map(({ fileName, origin }) => [fileName, origin])).toEqual([['proof.pdf', 'provider']])
  })

  it('are found when their name is written in other letters, and are not called unnamed then', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Nordlicht')
    const entries = { 'sec.mfa': { answer: 'Yes', files: 'PROOF.PDF' } }
    const receipt = await receive(desk, bid, entries, { 'proof.pdf': '%PDF-', 'letter.txt': 'Dear Mara' })
    const verdict = await desk.call('response.verdict', { receipt: receipt.id })
    expect(verdict.files).toEqual([{ fileName: 'PROOF.PDF', found: true, size: 5 }])
    expect(verdict.remarks.map(({ message }) => message)).toEqual([
      'A file that no answer names came along: letter.txt. It stays in the receipt register.',
    ])
  })

  it('are kept once, however often they are named, and again when their content changes', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const entries = { 'sec.mfa': { answer: 'Yes', files: 'a.pdf; b.pdf' }, 'fig.staff': { answer: 3, files: 'a.pdf' } }
    const first = await receive(desk, bid, entries, { 'a.pdf': 'same', 'b.pdf': 'same' })
    await desk.call('response.import', { receipt: first.id })
    const before = await desk.call('evidence.list', {})
    expect(before.map(({ fileName }) => fileName)).toEqual(['a.pdf', 'b.pdf'])
    expect(new Set(before.map(({ sha256 }) => sha256)).size).toBe(1)

    const second = await receive(desk, bid, {}, { 'a.pdf': 'other' })
    const verdict = await desk.call('response.import', { receipt: second.id })
    expect(verdict.counts).toMatchObject({ changed: 2, unchanged: 0 })
    expect(verdict.rows[0]?.remarks.map(({ code }) => code)).toEqual(['fileReplaced'])
    const [mfa] = await desk.call('response.list', { bid })
    expect(mfa?.files.map(({ fileName, evidence }) => [fileName, evidence?.size])).toEqual([
      ['a.pdf', 5],
      ['b.pdf', 4],
    ])
  })

  it('that arrive later are linked to the answers that named them', async () => {
    const desk = await openDesk()
    const bid = desk.bid('Smith')
    const first = await receive(desk, bid, { 'sec.mfa': { answer: 'Yes', files: 'late.pdf' } })
    await desk.call('response.import', { receipt: first.id })
    const second = await receive(desk, bid, {}, { 'late.pdf': 'here it is' })
    const { rows } = await desk.call('response.import', { receipt: second.id })
    expect(rows[0]).toMatchObject({ verdict: 'changed', before: 'Yes', after: 'Yes', remarks: [{ code: 'fileArrived' }] })
    const [mfa] = await desk.call('response.list', { bid })
    expect(mfa?.files[0]?.evidence?.size).toBe(10)
  })
})
