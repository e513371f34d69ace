/**
 * Reads a trace of system calls and counts the acknowledgements (`ack …` written to the output), and those of them that came
 * while a write to a workspace file or its WAL was not synced yet.
 */
export function unsyncedAcknowledgements(trace: string): { acknowledged: number; unsynced: number } {
  const dirty = new Set<string>()
  let acknowledged = 0
  let unsynced = 0
  for (const line of trace.split('\n')) {
    const file = /\b(pwrite64|ftruncate|fdatasync|fsync)\(\d+<([^>]*)>/.exec(line)
    if (file?.[1] && file[2]) {
      if (file[1] === 'fdatasync' || file[1] === 'fsync') dirty.delete(file[2])
      else if (/\.assay(?:-wal)?$/.test(file[2])) dirty.add(file[2])
    } else if (/\bwrite\(1<[^>]*>, "ack /.test(line)) {
      acknowledged++
      if (dirty.size > 0) unsynced++
    }
  }
  return { acknowledged, unsynced }
}
