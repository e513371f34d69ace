import { readdirSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { isWithin, measure, registeredCases, table } from './harness.ts'

// `npm run bench -- words` runs the cases whose names contain the words.
const words = process.argv.slice(2).join(' ')

for (const name of readdirSync(import.meta.dirname).sort()) if (name.endsWith('.bench.ts')) await import(`./${name}`)

const chosen = registeredCases().filter(({ name }) => name.includes(words))
if (chosen.length === 0) throw new Error(words ? `No case has “${words}” in its name.` : 'There are no cases.')

const results = []
for (const benchCase of chosen) {
  const { name, limit, allowance } = benchCase
  const measured = await measure(benchCase).catch((cause: unknown) => {
    throw new Error(`This case could not be measured: ${name}`, { cause })
  })
  results.push({ name, limit, ...(allowance && { allowed: allowance.name }), ...measured })
}
const { platform, arch, versions } = process
const load = loadavg()[0]?.toFixed(1)
console.log(`Node ${versions.node}, ${platform} ${arch}, ${availableParallelism()} cores, load average ${load}`)
console.log(table(results))
process.exitCode = results.every((result) => isWithin(result, result.limit)) ? 0 : 1
