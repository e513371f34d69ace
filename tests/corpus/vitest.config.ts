import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/corpus/**/*.test.ts'],
    globalSetup: 'tests/corpus/setup.ts',
    testTimeout: 120_000,
    expect: { poll: { timeout: 15_000 } },
  },
})
