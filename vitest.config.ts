import { defineConfig } from 'vitest/config'
import { patience, patienceForOne } from './tests/patience.ts'

export default defineConfig({
  // No test reaches Electron itself: its first import would fetch the binary from the network.
  resolve: { alias: [{ find: /^electron$/, replacement: `${import.meta.dirname}/tests/security/electron-stand-in.ts` }] },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/corpus/**', 'tests/bench/**'],
    testTimeout: patience,
    hookTimeout: patience,
    expect: { poll: { timeout: patienceForOne } },
  },
})
