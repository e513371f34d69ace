import { defineConfig } from 'vitest/config'

export default defineConfig({
  // No test reaches Electron itself: its first import would fetch the binary from the network.
  resolve: { alias: [{ find: /^electron$/, replacement: `${import.meta.dirname}/tests/security/electron-stand-in.ts` }] },
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/corpus/**', 'tests/bench/**'],
    testTimeout: 30_000,
    // A first run unpacks a browser and builds the window.
    hookTimeout: 120_000,
    // What is waited for comes late on a busy machine; nothing is judged by how long it took.
    expect: { poll: { timeout: 15_000 } },
  },
})
