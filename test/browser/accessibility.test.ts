import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FAULTS, PAGES } from '../site/paths.ts'
import { hasBrowser, type OpenBrowser, openBrowser, withBrowser } from './open-browser.ts'

const PATHS = [...PAGES, ...FAULTS.map(([path]) => path)]
const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe says against a page as it stands, of all that it knows or of the colours alone. */
async function violations(page: Page, runOnly: axe.RunOptions['runOnly'] = EVERYTHING): Promise<readonly string[]> {
  const found = await page.evaluate(
    // The page has it from its loading.
    (options) =>
      (window as unknown as { axe: typeof axe }).axe.run(document, { ...options, resultTypes: ['violations'] }),
    { runOnly },
  )
  return found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 2)
        .map((node) => node.html.slice(0, 160))
        .join(' | ')}`,
  )
}

describe.skipIf(!hasBrowser)(`accessibility${withBrowser}`, () => {
  let browser: OpenBrowser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  test.each([1_440, 768, 390])(
    'axe finds nothing on any page at %i px, nor in the colours of the dark scheme',
    async (width) => {
      const page = await browser.page({ width })
      const found: string[] = []
      for (const path of PATHS) {
        await page.emulateMedia({ colorScheme: 'light' })
        await page.goto(path)
        await page.evaluate(axe.source)
        found.push(...(await violations(page)).map((one) => `${path} ${one}`))
        // A scheme changes no more than colours.
        await page.emulateMedia({ colorScheme: 'dark' })
        const dark = await violations(page, { type: 'rule', values: ['color-contrast'] })
        found.push(...dark.map((one) => `${path} in the dark: ${one}`))
      }
      expect(found).toEqual([])
      await page.context().close()
    },
  )
})
