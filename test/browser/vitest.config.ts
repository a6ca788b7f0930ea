import { defineConfig } from 'vitest/config'

/** Slower than the rest, and in need of a browser: run by `npm test` after the others. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Where the processor has memory protection keys, V8 sometimes aborts when threads come and go fast ("Check failed: jit_page.has_value()").
    execArgv: ['--no-memory-protection-keys'],
    maxWorkers: 1,
  },
})
