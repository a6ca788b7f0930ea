import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

/** These put something else in the place of a module, which others must not come upon. */
const WITH_MOCKS = ['test/search/opensearch/{busy,refused,secured}.test.ts']

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    globalSetup: ['test/build.ts', 'test/formats/serve-tei-schema.ts'],
    sequence: { sequencer: LongestFirst },
    // One more than the smallest machine has cores: some files mostly wait for other processes.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        // A process takes one file after the other: reading the modules anew for each of them would be a quarter of all the work.
        test: {
          name: 'units',
          isolate: false,
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', ...WITH_MOCKS],
        },
      },
      { extends: true, test: { name: 'with mocks', include: WITH_MOCKS } },
    ],
    setupFiles: ['test/setup.ts'],
    // Making the schema of TEI ready takes ten seconds of a processor that is often shared.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Where the processor has memory protection keys, V8 sometimes aborts when threads come and go fast ("Check failed: jit_page.has_value()").
    execArgv: ['--no-memory-protection-keys'],
  },
})
