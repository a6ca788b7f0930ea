import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire, stripTypeScriptTypes } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sha256 } from '#value/digest.ts'

/** A file that pages load. Its path holds a digest of its content, so it may be kept for ever. */
export interface Asset {
  readonly path: string
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
}

export interface Assets {
  readonly style: string
  readonly scripts: readonly string[]
  /** Fonts that every page sets its first words in. */
  readonly fonts: readonly string[]
  readonly icon: string
  find(path: string): Asset | undefined
  /** Of all of them together: another look gives every page another ETag. */
  readonly digest: string
}

/** In the order in which they stand in the one style sheet: later rules win. */
const SHEETS = [
  'tokens',
  'ground',
  'frame',
  'controls',
  'strips',
  'lists',
  'home',
  'record',
  'citations',
  'text',
  'bearings',
  'search',
  'forms',
  'archives',
  'person',
  'exchange',
  'ledger',
  'mentions',
  'nothing-here',
  'widths',
  'print',
  'exchange-widths',
]

const FONTS = [
  { of: '@fontsource-variable/source-serif-4', sheet: 'opsz.css', name: 'source-serif-4', axis: 'opsz-normal' },
  { of: '@fontsource-variable/source-serif-4', sheet: 'opsz-italic.css', name: 'source-serif-4', axis: 'opsz-italic' },
  { of: '@fontsource-variable/inter', sheet: 'index.css', name: 'inter', axis: 'wght-normal' },
  { of: '@fontsource-variable/inter', sheet: 'wght-italic.css', name: 'inter', axis: 'wght-italic' },
] as const
const SUBSETS = ['cyrillic', 'latin-ext', 'latin']

/** Reads the look from beside this file (`src/site/look`), or, in the built program, from `dist/site`. */
export function readAssets(): Assets {
  const here = dirname(fileURLToPath(import.meta.url))
  const folder = existsSync(join(here, 'look')) ? here : join(here, 'site')
  const all = new Map<string, Asset>()
  const add = (name: string, type: string, body: Uint8Array | string): string => {
    const bytes = new Uint8Array(Buffer.from(body))
    const [stem, ending] = [name.replace(/\.[^.]*$/u, ''), name.split('.').at(-1)]
    const path = `/look/${stem}.${sha256(bytes).slice(0, 12)}.${ending}`
    all.set(path, { path, type, body: bytes })
    return path
  }
  const fonts = readFonts((name, bytes) => add(name, 'font/woff2', bytes))
  const sheets = SHEETS.map((name) => readFileSync(join(folder, 'look', `${name}.css`), 'utf8'))
  const style = add('site.css', 'text/css; charset=utf-8', [fonts.faces, ...sheets].join('\n'))
  const icon = add('icon.svg', 'image/svg+xml', readFileSync(join(folder, 'look', 'icon.svg')))
  const scripts = readIslands(join(folder, 'islands')).map(({ name, script }) =>
    add(`${name}.js`, 'text/javascript; charset=utf-8', script),
  )
  return {
    style,
    scripts,
    fonts: fonts.first,
    icon,
    find: (path) => all.get(path),
    digest: sha256([...all.keys()].join(' ')).slice(0, 12),
  }
}

/** The `@font-face` rules of the packages for the scripts that we serve, with our own addresses in them. */
function readFonts(add: (name: string, bytes: Uint8Array) => string): { faces: string; first: string[] } {
  const resolve = createRequire(import.meta.url).resolve
  const first: string[] = []
  const faces = FONTS.flatMap(({ of, sheet, name, axis }) => {
    const folder = dirname(resolve(`${of}/package.json`))
    const rules = readFileSync(join(folder, sheet), 'utf8')
    return SUBSETS.map((subset) => {
      const file = `${name}-${subset}-${axis}.woff2`
      const path = add(file, readFileSync(join(folder, 'files', file)))
      if (subset === 'latin' && axis.endsWith('normal')) first.push(path)
      const rule = rules.split('@font-face').find((face) => face.includes(`/${file})`))
      if (rule === undefined) throw new Error(`${of}: ${sheet} has no rule for ${file}`)
      return `@font-face ${rule.slice(0, rule.indexOf('}') + 1).replace(/url\([^)]*\)/u, `url(${path})`)}`
    })
  })
  return { faces: faces.join('\n'), first }
}

/** The compiled islands; from source, where only tests run them, with their types taken off. */
function readIslands(folder: string): { name: string; script: string }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => /(?<!\.d)\.(?:js|ts)$/u.test(file))
    .sort()
    .map((file) => {
      const source = readFileSync(join(folder, file), 'utf8')
      return {
        name: file.replace(/\.(?:js|ts)$/u, ''),
        script: file.endsWith('.ts') ? stripTypeScriptTypes(source) : source,
      }
    })
}
