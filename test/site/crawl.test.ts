import { expect, test } from 'vitest'
import { openSite } from './open-site.ts'
import { FAULTS } from './paths.ts'

const linksIn = (html: string) =>
  [...html.matchAll(/(?:href|src|action)="(?<to>[^"]*)"/gu)].map((found) =>
    (found.groups?.to ?? '').replaceAll('&amp;', '&'),
  )

test('every link on every page leads somewhere, and every #place is there', { timeout: 120_000 }, async () => {
  const open = await openSite()
  const seen = new Map<string, { status: number; html: string }>()
  const queue = ['/', ...FAULTS.map(([path]) => path)]
  const places: (readonly [from: string, to: string, place: string])[] = []
  while (queue.length > 0 && seen.size < 900) {
    const path = queue.shift() ?? ''
    if (seen.has(path)) continue
    const response = await open.get(path)
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true
    const html = isPage ? await response.text() : ''
    seen.set(path, { status: response.status, html })
    for (const link of linksIn(html)) {
      if (/^(?:https?|mailto):/u.test(link)) {
        expect(link).not.toContain('javascript')
        continue
      }
      const url = new URL(link, `http://localhost${path}`)
      const to = `${url.pathname}${url.search}`
      if (url.hash !== '') places.push([path, to, decodeURIComponent(url.hash.slice(1))])
      // Facets lead to facets without end; three deep is enough.
      if ([...url.searchParams].length <= 3) queue.push(to)
    }
  }
  const wrong = [...seen].filter(
    ([path, { status }]) => status !== 200 && status !== 302 && !FAULTS.some(([fault]) => fault === path),
  )
  expect(wrong.map(([path, { status }]) => `${path} ${status}`)).toEqual([])
  const missing = places.filter(([, to, place]) => {
    const held = seen.get(to)
    return held !== undefined && held.html !== '' && !held.html.includes(`id="${place}"`)
  })
  expect(missing.map(([from, to, place]) => `${from} leads to ${to}#${place}`)).toEqual([])
  expect(seen.size).toBeGreaterThan(60)
  await open.close()
})
