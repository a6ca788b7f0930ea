// Writes dist/: one file for the program, one for each worker, one for each island, and the look beside them.
// Quick when nothing has changed: what was built says from which sources. It takes its place by a rename, so that no program runs half of it.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')

/** A digest of everything that the build is made from. */
function digestOfSources() {
  const sources = ['package-lock.json', 'package.json', 'scripts/build.js']
  for (const file of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).sort()) {
    if (statSync(join(root, 'src', file)).isFile()) sources.push(`src/${file}`)
  }
  const digest = createHash('sha256')
  for (const file of sources) digest.update(file).update(readFileSync(join(root, file)))
  return digest.digest('hex')
}

async function writeTo(folder) {
  const { build } = await import('esbuild')
  const common = {
    bundle: true,
    absWorkingDir: root,
    logLevel: 'warning',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    format: 'esm',
  }
  await build({
    ...common,
    entryPoints: {
      main: 'src/main.ts',
      'follow-worker': 'src/follow-worker.ts',
      'job-worker': 'src/job-worker.ts',
      'cite-worker': 'src/dissemination/citing/cite-worker.ts',
      'search-worker': 'src/search/sqlite/search-worker.ts',
      'write-worker': 'src/search/sqlite/write-worker.ts',
    },
    outdir: folder,
    platform: 'node',
    target: 'node22',
    packages: 'external',
    sourcemap: true,
  })
  const islands = readdirSync(join(root, 'src/site/islands')).filter((file) => /(?<!\.d)\.ts$/u.test(file))
  await build({
    ...common,
    entryPoints: islands.map((file) => `src/site/islands/${file}`),
    outdir: join(folder, 'site/islands'),
    platform: 'browser',
    target: 'es2022',
    minify: true,
  })
  cpSync(join(root, 'src/site/look'), join(folder, 'site/look'), { recursive: true })
}

const stamp = join(dist, 'built-from')
const sources = digestOfSources()
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== sources) {
  const aside = `${dist}.${process.pid}`
  rmSync(aside, { recursive: true, force: true })
  await writeTo(aside)
  writeFileSync(join(aside, 'built-from'), sources)
  rmSync(dist, { recursive: true, force: true })
  renameSync(aside, dist)
}
