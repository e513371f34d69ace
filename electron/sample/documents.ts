import { copyFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { type SampleDocument, sampleFiles } from './data.ts'

const require = createRequire(import.meta.url)
const latin = require.resolve('@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf')
const japanese = require.resolve('@expo-google-fonts/ibm-plex-sans-jp/400Regular/IBMPlexSansJP_400Regular.ttf')

/** Puts files that `owner` has into a folder, by name. Returns the names that it does not have. */
export async function placeFiles(owner: string, names: Iterable<string>, folder: string): Promise<string[]> {
  const { kept, printed } = sampleFiles(owner)
  const missing: string[] = []
  for (const name of names) {
    const source = kept.get(name)
    const document = printed.get(name)
    if (source !== undefined) copyFileSync(source, join(folder, name))
    else if (document) writeFileSync(join(folder, name), await printedDocument(document))
    else missing.push(name)
  }
  return missing
}

/** A document of one page as PDF; the same document gives the same bytes. */
async function printedDocument({ title, issuer, date, lines }: SampleDocument): Promise<Uint8Array> {
  const font = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(`${title}${issuer}${lines.join('')}`)
    ? japanese
    : latin
  const file = new PDFDocument({
    size: 'A4',
    margin: 64,
    font,
    info: { Title: title, Author: issuer, CreationDate: new Date(`${date}T12:00:00Z`) },
  })
  const chunks: Uint8Array[] = []
  const ended = new Promise<void>((resolve, reject) => file.on('end', resolve).on('error', reject))
  file.on('data', (chunk: Uint8Array) => chunks.push(chunk))
  file.fontSize(10).fillColor('#565c63').text(issuer)
  file.moveDown(2).fontSize(18).fillColor('#1c2024').text(title)
  file.moveDown(0.5).fontSize(10).fillColor('#565c63').text(date)
  file.moveDown(1.5).fontSize(11).fillColor('#1c2024')
  for (const line of lines) file.text(line, { lineGap: 3 }).moveDown(0.5)
  file.end()
  await ended
  return Buffer.concat(chunks)
}
