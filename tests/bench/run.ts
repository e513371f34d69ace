import { readdirSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import '../compiled-once.ts'
import { isWithin, measure, registeredCases, table } from './harness.ts'

// `npm run bench -- words` runs the cases whose names contain the words.
const words = process.argv.slice(2).join(' ')

for (const name of readdirSync(import.meta.dirname).sort()) if (name.endsWith('.bench.ts')) await import(`./${name}`)

const chosen = registeredCases().filter(({ name }) => name.includes(words))
if (chosen.length === 0) throw new Error(words ? `No case has “${words}” in its name.` : 'There are no cases.')

const results = []
for (const { name, setUp } of chosen) {
  try {
    const benchCase = await setUp()
    const { limit, unit, allowance } = benchCase
    const measured = await measure(benchCase)
    results.push({ name, limit, ...(unit && { unit }), ...(allowance && { allowed: allowance.name }), ...measured })
  } catch (cause) {
    throw new Error(`This case could not be measured: ${name}`, { cause })
  }
}
const { platform, arch, versions } = process
const load = loadavg()[0]?.toFixed(1)
console.log(`Node ${versions.node}, ${platform} ${arch}, ${availableParallelism()} cores, load average ${load}`)
console.log(table(results))
process.exitCode = results.every((result) => isWithin(result, result.limit)) ? 0 : 1
