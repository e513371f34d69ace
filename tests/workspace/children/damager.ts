/**
 * Reads copies of a file, each damaged in another way, as the door's own process reads one, and says of each what came of it. Its
 * arguments are the file, a folder to work in, and `pages` to cut it off at each page or a seed to flip one bit of it 200 times.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { admit } from '../../../electron/workspace/door/admit.ts'
import { doorLimits } from '../../../electron/workspace/door/limits.ts'
import { streamNames } from '../../../electron/workspace/door/protocol.ts'
import { read } from '../../../electron/workspace/door/read.ts'
import { Refusal } from '../../../shared/result.ts'
import { plain } from '../plain.ts'

const [path = '', folder = '', how = ''] = process.argv.slice(2)
const whole = readFileSync(path)

/** What came of a file: the code with which it was refused, or everything that is said to be sound. */
function outcome(bytes: Uint8Array): { code: string } | { sound: string[] } {
  const damaged = join(folder, 'damaged.assay')
  const copy = join(folder, 'private')
  writeFileSync(damaged, bytes)
  mkdirSync(copy)
  try {
    const admitted = admit({
      path: damaged,
      folder: copy,
      kind: 'workspace',
      inPlace: false,
      steps: plain.steps,
      limits: doorLimits,
    })
    const sound: string[] = []
    for (const stream of streamNames.slice(0, 3)) {
      const items = read(admitted, stream, [], '')
      for (let next = items.next(); !next.done; next = items.next()) {
        const { item } = next.value
        if (typeof item === 'object' && item !== null && 'sound' in item && item.sound) sound.push(JSON.stringify(item))
      }
    }
    admitted.connection.close()
    return { sound }
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code }
    throw error
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

/** Numbers below a limit that follow from a seed. */
function* numbers(seed: number, limit: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield Math.floor((state / 2 ** 32) * limit)
  }
}

function* damaged(): Generator<Uint8Array> {
  if (how === 'pages') for (let length = 0; length <= whole.length; length += 4096) yield whole.subarray(0, length)
  else {
    const next = numbers(Number(how), whole.length * 8)
    for (let flip = 0; flip < 200; flip++) {
      const bytes = Buffer.from(whole)
      const bit = next.next().value
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      yield bytes
    }
  }
}

for (const bytes of damaged()) process.stdout.write(`${JSON.stringify(outcome(bytes))}\n`)
