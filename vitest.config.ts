import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/browser/**', 'node_modules/**'],
    globalSetup: ['test/build.ts', 'test/formats/serve-tei-schema.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    sequence: { sequencer: LongestFirst },
    // Where the processor has memory protection keys, V8 sometimes aborts when threads come and go fast ("Check failed: jit_page.has_value()").
    execArgv: ['--no-memory-protection-keys'],
    // One more than the smallest machine has cores: some files mostly wait for other processes.
    maxWorkers: 3,
  },
})
