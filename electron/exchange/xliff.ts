import { Refusal } from '../../shared/result.ts'
import { XmlError, xmlEvents } from './xml-events.ts'
import { attribute } from './xml-tags.ts'

/** A unit of a file for translators, as it was found. `state` is as the file says it, empty where it does not. */
export type XliffUnit = { id: string; source: string; target: string; state: string; hasCodes: boolean }

/** A file for translators: from which language into which, as it names them, and its units. */
export type XliffAsRead = { version: string; source: string; target: string; units: XliffUnit[] }

/** Elements that repeat sources and targets of others, such as proposals of a memory. */
const asides = new Set([
  'alt-trans',
  'matches',
  'glossary',
  'originalData',
  'notes',
  'note',
  'changeTrack',
  'header',
  'skeleton',
  'metadata',
])
/** Elements that mark a part of a text and hold it. */
const spans = new Set(['pc', 'mrk', 'g'])

const mostUnits = 200_000

/** Reads XLIFF 2.x or 1.2. Refuses with `exchange.notXliff` and `exchange.tooLarge` what is none. */
export function readXliff(file: string, bytes: Uint8Array): XliffAsRead {
  try {
    return read(file, decoded(file, bytes))
  } catch (error) {
    if (error instanceof XmlError) throw new Refusal('exchange.notXliff', { file })
    throw error
  }
}

function decoded(file: string, bytes: Uint8Array): string {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new Refusal('exchange.notXliff', { file })
  }
}

function read(file: string, xml: string): XliffAsRead {
  const found: XliffAsRead = { version: '', source: '', target: '', units: [] }
  let unit: XliffUnit | undefined
  let into: 'source' | 'target' | undefined
  let aside = 0
  for (const event of xmlEvents(xml)) {
    if (event.kind === 'text') {
      if (unit && into && aside === 0) unit[into] += event.text
      continue
    }
    const isAside = asides.has(event.name) || (into !== undefined && !spans.has(event.name) && event.name !== into)
    if (event.kind === 'close') {
      if (isAside) aside -= 1
      else if (aside > 0) continue
      else if (event.name === into) into = undefined
      else if (isUnit(event.name)) {
        if (unit) found.units.push(unit)
        unit = undefined
      }
      continue
    }
    if (isAside) {
      if (unit && into) unit.hasCodes = true
      aside += 1
    } else if (aside > 0) continue
    else if (event.name === 'xliff') {
      found.version = attribute(event, 'version') ?? ''
      found.source = attribute(event, 'srcLang') ?? ''
      found.target = attribute(event, 'trgLang') ?? ''
    } else if (event.name === 'file') {
      found.source ||= attribute(event, 'source-language') ?? ''
      found.target ||= attribute(event, 'target-language') ?? ''
    } else if (isUnit(event.name)) {
      if (found.units.length >= mostUnits) throw new Refusal('exchange.tooLarge', { file, what: 'cells', limit: mostUnits })
      unit = { id: attribute(event, 'id') ?? '', source: '', target: '', state: '', hasCodes: false }
    } else if (unit && event.name === 'segment') unit.state ||= attribute(event, 'state') ?? ''
    else if (unit && (event.name === 'source' || event.name === 'target')) {
      into = event.name
      if (into === 'target') unit.state ||= attribute(event, 'state') ?? ''
    }
  }
  if (found.version === '') throw new XmlError()
  return found
}

const isUnit = (name: string): boolean => name === 'unit' || name === 'trans-unit'
