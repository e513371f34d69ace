import type { Template } from '../model.ts'
import { type TextPair, textPairs } from './translated.ts'

/**
 * The texts of a template and what they say in a language, as XLIFF 2.0 (OASIS): a unit for each, by its id. One that is missing or
 * outdated is in the state `initial`, what it said at last beside it.
 */
export function xliffOf(template: Template, language: string, nameOf: (text: TextPair) => string): string {
  const units = textPairs(template, language).map((pair) => {
    const target = pair.state === 'missing' ? '' : `\n        <target xml:space="preserve">${escaped(pair.translation)}</target>`
    const note =
      pair.state === 'outdated'
        ? `\n      <notes>\n        <note category="translated-from">${escaped(pair.translatedFrom)}</note>\n      </notes>`
        : ''
    return `    <unit id="${pair.id}" name="${attribute(nameOf(pair))}">${note}
      <segment state="${pair.state === 'current' ? 'translated' : 'initial'}">
        <source xml:space="preserve">${escaped(pair.text)}</source>${target}
      </segment>
    </unit>
`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="${template.locale}" trgLang="${language}">
  <file id="template" original="${template.key}">
${units.join('')}  </file>
</xliff>
`
}

/** Text as XML 1.0 carries it: control characters, which it has no way to write, are left out. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#13;')
}

function attribute(text: string): string {
  return escaped(text)
    .replaceAll('"', '&quot;')
    .replace(/[\t\n]/g, ' ')
}
