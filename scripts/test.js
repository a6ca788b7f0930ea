// Runs every test and closes with one line that counts them: `N passed, N failed, N skipped`.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { packagedNode } from '../bin/node.js'

const node = packagedNode() ?? process.execPath
const folder = mkdtempSync(join(tmpdir(), 'chancery-test-'))
const counts = { passed: 0, failed: 0, skipped: 0 }
let failed = false

/** Runs a program to its end: its status, and what it said, where that is not to be seen as it comes. */
async function ended(words, stdio, settings = {}) {
  const child = spawn(node, words, { stdio, env: { ...process.env, ...settings } })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text) => {
      said += text
    })
  const status = await new Promise((resolve) => child.on('close', resolve))
  failed ||= status !== 0
  return { status, said }
}

/** Runs one suite, and adds what its report counts. A suite that ends without a report counts as one failure. */
async function run(name, words = [], settings = {}) {
  const report = join(folder, `${name}.json`)
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  await ended(['node_modules/vitest/vitest.mjs', 'run', ...words, ...reporters], 'inherit', settings)
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
async function check(name, ...words) {
  const { status, said } = await ended(words, ['ignore', 'pipe', 'pipe'])
  counts[status === 0 ? 'passed' : 'failed'] += 1
  if (status !== 0) console.error(`${name}\n${said}`)
}

async function checks() {
  await check('types', 'node_modules/typescript/bin/tsc', '-p', '.')
  await check('types of the islands', 'node_modules/typescript/bin/tsc', '-p', 'src/site/islands')
  await check('style', 'node_modules/@biomejs/biome/bin/biome', 'check', '.')
  await check('dead code', 'node_modules/knip/bin/knip.js')
}

/** The engines that are being started meanwhile (.ci/run): waits for the file that gives their addresses, and hands these to the tests. */
async function engines(file) {
  const end = Date.now() + 330_000
  while (!existsSync(file) && Date.now() < end) await sleep(500)
  for (const [, name, value] of readFileSync(file, 'utf8').matchAll(/^(\w+)=(.*)$/gmu)) process.env[name] = value
}

const BROWSER = ['--config', 'test/browser/vitest.config.ts']
/** What of the browser tests is asked of two nodes behind a proxy, too: all of it would take too long. */
const OF_NODES = 'test/browser/beside.test.ts'
/** The nodes of the cluster are killed when the others have done with them. */
const FAULTS = 'test/search/opensearch/faults.test.ts'

// What a browser shows needs no engine, and mostly waits: it goes on beside the rest.
await check('build', 'scripts/build.js')
const { CHANCERY_TEST_ENGINES: file } = process.env
const areThere = file === undefined ? Promise.resolve() : engines(file)
async function units() {
  await checks()
  await areThere
  await run('unit', ['--exclude', FAULTS])
}
async function pages() {
  await run('browser', BROWSER)
  await areThere
  await run('nodes', [...BROWSER, OF_NODES], { CHANCERY_TEST_NODES: '2' })
}
await Promise.all([units(), pages()])
await run(
  'faults',
  [FAULTS],
  process.env.CHANCERY_TEST_OPENSEARCH === undefined ? {} : { CHANCERY_TEST_FAULTS: 'opensearch' },
)
rmSync(folder, { recursive: true })
if (failed && counts.failed === 0) counts.failed = 1
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`)
process.exit(failed ? 1 : 0)
