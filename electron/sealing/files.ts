import { existsSync, renameSync, rmSync, type Stats, statSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { Progress } from '../../shared/procedure.ts'
import { Refusal } from '../../shared/result.ts'
import { readFileWithin } from '../exchange/file-within.ts'
import { checkVacant, explainFile, temporaryBeside, writeAtomically } from '../workspace/files.ts'
import { isHeld } from '../workspace/lock.ts'
import { checkOutput, explainedOutput } from '../workspace/output.ts'
import { isSealedFile, tellingLength } from '../workspace/sealed-beginning.ts'
import { checkSealed, isSealed } from './recognise.ts'
import { type SealedFor, sealStream } from './seal.ts'
import { streamOf } from './streams.ts'
import { type Keys, unsealStream, withoutArmor } from './unseal.ts'

/** How work on a file is watched and stopped, and whether it may replace the file that has its name. */
export type FileOptions = { replace?: boolean; signal?: AbortSignal; progress?: (progress: Progress) => void }

/** How much of a file is in memory at a time. */
const chunkSize = 256 * 1024
/** Up to how many megabytes something that is sealed as text is read: that is decoded as a whole. */
const textLimit = 64

/**
 * Seals a file into another, piece by piece. Refuses a workspace that somebody has open: what they did last would be missing. Returns the
 * size in bytes.
 */
export async function sealFile(
  file: string,
  path: string,
  sealedFor: SealedFor,
  options: FileOptions = {},
): Promise<{ size: number }> {
  checkOutput(path, options)
  if (isHeld(file) || leftBeside(file)) throw new Refusal('sealing.openWorkspace', { path: file })
  return reading(file, options, async (plain) => writing(path, await sealStream(plain, sealedFor), { shared: true }))
}

/**
 * Writes what a sealed file holds, with every layer opened, for its user alone; nothing appears under the name unless all of it is as it
 * was sealed. `stillSealed`: somebody else had sealed it before. Returns the size in bytes, and how many layers there were.
 */
export async function unsealFile(
  file: string,
  path: string,
  keys: Keys,
  options: FileOptions = {},
): Promise<{ size: number; layers: number; stillSealed: boolean }> {
  checkOutput(path, options)
  // What it holds may be a workspace.
  if (!existsSync(path)) checkVacant(path)
  return reading(file, options, async (sealed, start) => {
    const form = checkSealed(start, file)
    const { content, layers } = await unsealStream(form === 'text' ? await textOf(file) : sealed, keys, file)
    let begin: Uint8Array = new Uint8Array()
    const watched = async function* () {
      for await (const chunk of content) {
        if (begin.length < tellingLength) begin = Buffer.concat([begin, chunk.subarray(0, tellingLength)])
        yield chunk
      }
    }
    const { size } = await writing(path, watched())
    return { size, layers, stillSealed: isSealed(begin) }
  })
}

const leftBeside = (file: string): boolean => ['-wal', '-journal'].some((ending) => existsSync(`${file}${ending}`))

async function textOf(file: string): Promise<ReadableStream<Uint8Array>> {
  const tooLarge = new Refusal('sealing.textTooLarge', { name: file, limit: textLimit })
  const special = new Refusal('file.notRegular', { path: file })
  return streamOf(await withoutArmor(readFileWithin(file, textLimit, { special, tooLarge }), file))
}

/** What opens a file: keys or a passphrase; null where it is not sealed. Refuses what is damaged so that nothing would. */
export async function unsealedBy(path: string): Promise<'keys' | 'passphrase' | null> {
  if (!isSealedFile(path)) return null
  try {
    return await reading(path, {}, async (sealed, start) => {
      const form = checkSealed(start, path)
      await unsealStream(form === 'text' ? await textOf(path) : sealed, {}, path)
      return null
    })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'sealing.needsPassphrase') return 'passphrase'
    if (error instanceof Refusal && error.code === 'sealing.needsKey') return 'keys'
    throw error
  }
}

/** Runs `work` on the bytes of a file, and the first of them. Refuses what is no file, and what changed while it was read. */
async function reading<Value>(
  path: string,
  options: FileOptions,
  work: (bytes: ReadableStream<Uint8Array>, start: Uint8Array) => Promise<Value>,
): Promise<Value> {
  // A pipe would keep even its opening waiting.
  if (!explainFile(path, () => statSync(path)).isFile()) throw new Refusal('file.notRegular', { path })
  const handle = await explained(path, open(path, 'r'))
  try {
    const before = await handle.stat()
    const start = await explained(path, handle.read(Buffer.alloc(tellingLength), 0, tellingLength, 0))
    return await work(bytesOf(handle, path, before, options), start.buffer.subarray(0, start.bytesRead))
  } finally {
    await handle.close()
  }
}

function bytesOf(handle: FileHandle, path: string, before: Stats, { signal, progress }: FileOptions): ReadableStream<Uint8Array> {
  let place = 0
  return new ReadableStream(
    {
      pull: async (controller) => {
        if (signal?.aborted) throw new Refusal('cancelled')
        const { bytesRead, buffer } = await explained(path, handle.read(new Uint8Array(chunkSize), 0, chunkSize, place))
        place += bytesRead
        progress?.({ step: 'sealing.progress', done: place, total: Math.max(before.size, place) })
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead))
        const after = await handle.stat()
        if (after.size !== place || after.mtimeMs !== before.mtimeMs) throw new Refusal('sealing.changed', { path })
        controller.close()
      },
    },
    { highWaterMark: 0 },
  )
}

/** What the operating system says about a file that is read is explained. */
async function explained<Value>(path: string, work: Promise<Value>): Promise<Value> {
  try {
    return await work
  } catch (error) {
    return explainFile(path, () => {
      throw error
    })
  }
}

/**
 * Writes a file as its parts come: all of it or nothing appears under its name, and nobody else can read it before. Until then its parts
 * are in a file beside it, which the next start clears if this process is killed.
 */
async function writing(
  path: string,
  parts: AsyncIterable<Uint8Array>,
  rights: { shared?: boolean } = {},
): Promise<{ size: number }> {
  const draft = temporaryBeside(path)
  let size = 0
  try {
    const handle = await open(draft, 'wx', 0o600)
    try {
      for await (const part of parts) {
        await handle.writeFile(part)
        size += part.length
      }
    } finally {
      await handle.close()
    }
    writeAtomically(path, (temporary) => renameSync(draft, temporary), rights)
    return { size }
  } catch (error) {
    rmSync(draft, { force: true })
    return explainedOutput(path, () => {
      throw error
    })
  }
}
