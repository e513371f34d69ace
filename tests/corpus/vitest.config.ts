import { defineConfig } from 'vitest/config'
import '../compiled-once.ts'
import { patience, patienceForOne } from '../patience.ts'

export default defineConfig({
  test: {
    include: ['tests/corpus/**/*.test.ts'],
    testTimeout: patience,
    hookTimeout: patience,
    expect: { poll: { timeout: patienceForOne } },
  },
})
