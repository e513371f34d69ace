/** Words by which a yes/no question asks whether harm was done, by language. */
const harm: Readonly<Record<string, RegExp>> = {
  en: /\b(?:suffered|(?:been|was|were) (?:fined|convicted|sanctioned|sued|breached|dismissed for)|had (?:a|an|any)(?: [\w-]+){0,3} (?:breach|incident|outage|lawsuit|dispute|complaint|failure|fine|penalty)|(?:breach|incident|outage|loss of data)e?s? (?:occurred|happened))\b/i,
  de: /\b(?:erlitten|verurteilt|sanktioniert|verklagt|mit einem Bußgeld belegt)\b/i,
}

/** Words by which a question for an amount asks how much harm there was. */
const amountOfHarm: Readonly<Record<string, RegExp>> = {
  en: /\b(?:how many|number of|share of|rate of|percentage of|what)\b.*\b(?:breaches|incidents|outages|complaints|defects|errors|accidents|lawsuits|penalties|downtime|attrition|absenteeism|leave within|left (?:within|in)|were missed|were lost)\b/i,
  de: /\b(?:wie viele|anzahl|anteil)\b.*\b(?:vorfälle|ausfälle|beschwerden|fehler|unfälle|klagen|fluktuation)\b/i,
}

/** Words that turn harm into its absence. */
const absence: Readonly<Record<string, RegExp>> = {
  en: /\b(?:free (?:of|from)|without|no)\b/i,
  de: /\b(?:ohne|frei von|kein\w*)\b/i,
}

/** Whether a yes to a question admits harm, as far as its words tell. */
export function asksForHarm(text: string, locale: string): boolean {
  return isAbout(harm, text, locale)
}

/** Whether a larger amount means more harm, as far as the words of its question tell. */
export function measuresHarm(text: string, locale: string): boolean {
  return isAbout(amountOfHarm, text, locale)
}

function isAbout(words: Readonly<Record<string, RegExp>>, text: string, locale: string): boolean {
  const language = locale.split('-')[0] ?? locale
  return (words[language]?.test(text) ?? false) && !absence[language]?.test(text)
}
