import { defineConfig } from 'vitest/config'

/** In need of a browser, and of no engine: run by `npm test` beside the others, also while engines start. */
export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/browser/**/*.test.ts'],
    globalSetup: ['test/build.ts'],
    // Beside it the other tests run.
    testTimeout: 300_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Where the processor has memory protection keys, V8 sometimes aborts when threads come and go fast ("Check failed: jit_page.has_value()").
    execArgv: ['--no-memory-protection-keys'],
    maxWorkers: 1,
  },
})
