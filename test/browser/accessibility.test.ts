import axe from 'axe-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FAULTS, PAGES } from '../site/paths.ts'
import { hasBrowser, type OpenBrowser, openBrowser, withBrowser } from './open-browser.ts'

const PATHS = [...PAGES, ...FAULTS.map(([path]) => path)]

describe.skipIf(!hasBrowser)(`accessibility${withBrowser}`, () => {
  let browser: OpenBrowser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  test.each([
    [1_440, false],
    [1_440, true],
    [390, false],
    [390, true],
    [768, false],
  ])('axe finds nothing on any page at %i px (dark: %s)', async (width, dark) => {
    const page = await browser.page({ width, dark })
    const found: string[] = []
    for (const path of PATHS) {
      await page.goto(path)
      await page.evaluate(axe.source)
      const { violations } = await page.evaluate(() =>
        // The script above has just put it there.
        (window as unknown as { axe: typeof axe }).axe.run(document, {
          runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        }),
      )
      found.push(
        ...violations.map(
          ({ id, nodes }) =>
            `${path} ${id}: ${nodes
              .slice(0, 2)
              .map((node) => node.html.slice(0, 160))
              .join(' | ')}`,
        ),
      )
    }
    expect(found).toEqual([])
    await page.context().close()
  })
})
