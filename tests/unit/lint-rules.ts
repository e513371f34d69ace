import { readFileSync, writeFileSync } from 'node:fs'
import { topics } from '../../shared/topics.ts'

type Group = { group: string[]; message: string }
type Override = { includes: string[] } & Record<string, unknown>
type Configuration = { overrides: Override[] }

const path = new URL('../../biome.json', import.meta.url)

const floors: Group = { group: ['**/{electron,renderer}/**'], message: 'The floors meet in shared/ alone.' }
const database: Group = { group: ['better-sqlite3'], message: 'Only electron/workspace opens a database.' }
const connections: Group = {
  group: ['node:{dgram,dns,dns/promises,http,http2,https,net,tls}'],
  message: 'Nothing opens a connection.',
}

const restricted = (includes: string[], ...patterns: Group[]): Override => ({
  includes,
  linter: { rules: { style: { noRestrictedImports: { level: 'error', options: { patterns } } } } },
})
const within = (folders: readonly string[]) => `**/{${folders.join(',')}}/**`

/** What each folder may import, in the order of the topics: Biome's rules beside those that hold everywhere. */
export function importRules(names: readonly string[]): Override[] {
  const helpers = ['shared/{arithmetic,charts,exchange,messages}/**', 'electron/{exchange,messages}/**']
  const all: Group = { group: [within([...names, 'hosts'])], message: 'What serves every topic knows none.' }
  return [
    restricted(['{shared,electron,renderer}/**'], floors, database, connections),
    restricted(helpers, floors, database, connections, all),
    ...names.flatMap((name, place): Override[] => {
      const later: Group =
        place === names.length - 1
          ? { group: ['**/hosts/**'], message: 'A topic knows no host.' }
          : { group: [within([...names.slice(place + 1), 'hosts'])], message: 'A topic imports earlier topics only.' }
      return place === 0
        ? [
            restricted([`electron/${name}/**`], floors, connections, later),
            restricted([`{shared,renderer}/${name}/**`], floors, database, connections, later),
          ]
        : [restricted([`{shared,electron,renderer}/${name}/**`], floors, database, connections, later)]
    }),
  ]
}

/** The configuration of Biome as it is, and as the list of topics wants it. */
export function configuration(): { found: Configuration; wanted: Configuration } {
  const found: Configuration = JSON.parse(readFileSync(path, 'utf8'))
  const others = found.overrides.filter((override) => !JSON.stringify(override).includes('noRestrictedImports'))
  return { found, wanted: { ...found, overrides: [...others, ...importRules(topics.map(({ name }) => name))] } }
}

/** An override as the file has it: one line, but for its patterns, of which each has one. */
function written(override: Override): string {
  const line = JSON.stringify(override, undefined, 1).replaceAll(/\n\s*/g, ' ').replaceAll('[ ', '[').replaceAll(' ]', ']')
  const patterns = line.replace('"patterns": [{', '"patterns": [\n      {').replaceAll('}, { "group"', '},\n      { "group"')
  return `    ${patterns.replace('}] } }', '}\n    ] } }')}`
}

if (import.meta.main) {
  const [head = ''] = readFileSync(path, 'utf8').split('"overrides": [')
  writeFileSync(path, `${head}"overrides": [\n${configuration().wanted.overrides.map(written).join(',\n')}\n  ]\n}\n`)
}
