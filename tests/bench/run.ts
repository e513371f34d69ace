import { readdirSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { isWithin, measure, registeredCases, table } from './harness.ts'

// `npm run bench -- words` runs the cases whose names contain the words.
const words = process.argv.slice(2).join(' ')

for (const name of readdirSync(import.meta.dirname).sort()) if (name.endsWith('.bench.ts')) await import(`./${name}`)

const chosen = registeredCases().filter(({ name }) => name.includes(words))
if (chosen.length === 0) throw new Error(words ? `No case has “${words}” in its name.` : 'There are no cases.')

console.log(`Node ${process.versions.node}, ${process.platform} ${process.arch}, ${availableParallelism()} cores`)
const results = []
for (const benchCase of chosen) results.push({ ...benchCase, ...(await measure(benchCase)) })
console.log(table(results))
process.exitCode = results.every((result) => isWithin(result, result.limit)) ? 0 : 1
