import { defineConfig } from 'vitest/config'
import { patience, patienceForOne } from '../patience.ts'

export default defineConfig({
  test: {
    include: ['tests/corpus/**/*.test.ts'],
    testTimeout: patience,
    hookTimeout: patience,
    expect: { poll: { timeout: patienceForOne } },
  },
})
