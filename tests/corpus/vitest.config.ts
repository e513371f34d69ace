import { defineConfig } from 'vitest/config'
import { patience, patienceForOne } from '../patience.ts'

export default defineConfig({
  test: {
    include: ['tests/corpus/**/*.test.ts'],
    // One after the other: what reads in workers of its own keeps both cores busy already.
    fileParallelism: false,
    testTimeout: patience,
    hookTimeout: patience,
    expect: { poll: { timeout: patienceForOne } },
  },
})
