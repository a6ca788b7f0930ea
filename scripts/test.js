// Runs every test and closes with one line that counts them: `N passed, N failed, N skipped`.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { packagedNode } from '../bin/node.js'

const node = packagedNode() ?? process.execPath
const folder = mkdtempSync(join(tmpdir(), 'chancery-test-'))
const counts = { passed: 0, failed: 0, skipped: 0 }
let failed = false

/** Runs one suite, and adds what its report counts. A suite that ends without a report counts as one failure. */
function run(name, ...more) {
  const report = join(folder, `${name}.json`)
  const ended = spawnSync(
    node,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      ...more,
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { stdio: 'inherit' },
  )
  failed ||= ended.status !== 0
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'))
    counts.passed += numPassedTests
    counts.failed += numFailedTests
    counts.skipped += numPendingTests + numTodoTests
  } catch (cause) {
    console.error(`the ${name} suite left no report: ${cause.message}`)
    counts.failed += 1
  }
}

/** Runs one check of the code itself, and counts it as one test. */
function check(name, ...words) {
  const ended = spawnSync(node, words, { encoding: 'utf8' })
  counts[ended.status === 0 ? 'passed' : 'failed'] += 1
  failed ||= ended.status !== 0
  if (ended.status !== 0) console.error(`${name}\n${ended.stdout}${ended.stderr}`)
}

/** The engines that are being started meanwhile (.ci/run): waits for the file that gives their addresses, and hands these to the tests. */
function awaitEngines(file) {
  const end = Date.now() + 330_000
  const asleep = new Int32Array(new SharedArrayBuffer(4))
  while (!existsSync(file) && Date.now() < end) Atomics.wait(asleep, 0, 0, 500)
  for (const [, name, value] of readFileSync(file, 'utf8').matchAll(/^(\w+)=(.*)$/gmu)) process.env[name] = value
}

check('types', 'node_modules/typescript/bin/tsc', '-p', '.')
check('types of the islands', 'node_modules/typescript/bin/tsc', '-p', 'src/site/islands')
check('style', 'node_modules/@biomejs/biome/bin/biome', 'check', '.')
check('dead code', 'node_modules/knip/bin/knip.js')
run('browser', '--config', 'test/browser/vitest.config.ts')
if (process.env.CHANCERY_TEST_ENGINES !== undefined) awaitEngines(process.env.CHANCERY_TEST_ENGINES)
run('unit')
rmSync(folder, { recursive: true })
if (failed && counts.failed === 0) counts.failed = 1
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(failed ? 1 : 0)
