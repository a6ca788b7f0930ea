import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, type OpenBrowser, openBrowser, withBrowser } from './open-browser.ts'

describe.skipIf(!hasBrowser)(`two texts beside each other${withBrowser}`, () => {
  let browser: OpenBrowser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  test.each([
    ['on a wide page', 1_440, 'screen', true],
    ['on a small screen', 768, 'screen', true],
    ['on a phone', 390, 'screen', false],
    ['on paper', 700, 'print', true],
  ] as const)('%s, without scripts', async (_, width, media, inColumns) => {
    const page = await browser.page({ width, scripts: false })
    await page.emulateMedia({ media })
    await page.goto('/documents/112659')
    await page.goto((await page.locator('a', { hasText: 'Beside each other' }).getAttribute('href')) ?? '')
    const [original, translation] = await Promise.all([
      page.locator('#p1').boundingBox(),
      page.locator('#b-p1').boundingBox(),
    ])
    if (original === null || translation === null) throw new Error('a passage is not shown')
    if (inColumns) {
      expect(translation.y).toBe(original.y)
      expect(translation.x).toBeGreaterThan(original.x + original.width)
    } else expect(translation.y).toBeGreaterThanOrEqual(original.y + original.height)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.context().close()
  })
})
