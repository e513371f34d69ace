import { defineConfig } from 'vitest/config'
import './tests/compiled-once.ts'
import { patience, patienceForOne } from './tests/patience.ts'

/** Tests that could rest on the day, the hour or the zone. */
const dated = [
  'tests/unit/{stage,tender-draft}.test.ts',
  'tests/workspace/{backup,backup-identity,journal,retention}.test.ts',
  'tests/journal/history.test.ts',
  'tests/application/{progress,router}.test.ts',
  'tests/responses/{attached-files,import,receipts,typed-answers}.test.ts',
  'tests/window/{date-text,work}.test.ts',
]

/** Days and zones in which they run once more; each clock passes into the next day, or leaps, soon after the start. */
const elsewhere = [
  ['at the end of a year', 'Pacific/Kiritimati', '2026-12-31T09:59:58Z'],
  ['as the clocks go forward', 'Europe/Berlin', '2027-03-28T00:59:58Z'],
  ['on 29 February, far ahead', 'America/Los_Angeles', '2096-03-01T07:59:58Z'],
] as const

export default defineConfig({
  // No test reaches Electron itself: its first import would fetch the binary from the network.
  resolve: { alias: [{ find: /^electron$/, replacement: `${import.meta.dirname}/tests/security/electron-stand-in.ts` }] },
  test: {
    testTimeout: patience,
    hookTimeout: patience,
    // Every row that is read is held against the columns of its statement.
    env: { ASSAY_CHECK_ROWS: '1' },
    expect: { poll: { timeout: patienceForOne } },
    projects: [
      {
        extends: true,
        test: { name: 'here', include: ['tests/**/*.test.ts'], exclude: ['tests/corpus/**', 'tests/bench/**'] },
      },
      ...elsewhere.map(([name, zone, time]) => ({
        extends: true as const,
        test: { name, include: dated, setupFiles: 'tests/shifted-clock.ts', env: { TZ: zone, ASSAY_TEST_TIME: time } },
      })),
    ],
  },
})
