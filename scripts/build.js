// Writes dist/: one file for the program, one for each worker, one for each island, and the look beside them.
// Quick when nothing has changed: what was built says from which sources.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const stamp = join(dist, 'built-from')

const sources = ['package-lock.json', 'package.json', 'scripts/build.js']
for (const file of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).sort()) {
  if (statSync(join(root, 'src', file)).isFile()) sources.push(`src/${file}`)
}
const digest = createHash('sha256')
for (const file of sources) digest.update(file).update(readFileSync(join(root, file)))
const builtFrom = digest.digest('hex')

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== builtFrom) {
  const { build } = await import('esbuild')
  rmSync(dist, { recursive: true, force: true })
  const common = {
    bundle: true,
    absWorkingDir: root,
    logLevel: 'warning',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  }
  await build({
    ...common,
    entryPoints: {
      main: 'src/main.ts',
      'follow-worker': 'src/follow-worker.ts',
      'search-worker': 'src/search/sqlite/search-worker.ts',
    },
    outdir: 'dist',
    platform: 'node',
    target: 'node22',
    format: 'esm',
    packages: 'external',
    sourcemap: true,
  })
  const islands = readdirSync(join(root, 'src/site/islands')).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.d.ts'),
  )
  await build({
    ...common,
    entryPoints: islands.map((file) => `src/site/islands/${file}`),
    outdir: 'dist/site/islands',
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    minify: true,
  })
  mkdirSync(join(dist, 'site'), { recursive: true })
  cpSync(join(root, 'src/site/look'), join(dist, 'site/look'), { recursive: true })
  writeFileSync(stamp, builtFrom)
}
