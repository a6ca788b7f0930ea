import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, type OpenBrowser, openBrowser, withBrowser } from './open-browser.ts'

const AT = '/exchanges/worked-case?asof=1949-01-14'

describe.skipIf(!hasBrowser)(`an exchange${withBrowser}`, () => {
  let browser: OpenBrowser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  test('the slider goes through the days by the arrow keys, in place, and keeps the focus', async () => {
    const page = await browser.page()
    await page.goto(AT)
    await page.getByRole('slider').focus()
    await page.keyboard.press('ArrowLeft')
    await page.getByRole('heading', { name: 'The ledger at the end of 13 January' }).waitFor()
    expect(await page.getByRole('slider').getAttribute('aria-valuetext')).toBe('13 January 1949')
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT')
    expect(new URL(page.url()).searchParams.get('asof')).toBe('1949-01-13')
    await page.context().close()
  })

  test('without scripts the date field and the ruler do the same', async () => {
    const page = await browser.page({ scripts: false })
    await page.goto(`${AT}&view=moscow`)
    await page.getByLabel('or a date').fill('13 January 1949')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    const heading = page.getByRole('heading', { name: 'The ledger at the end of 13 January, as Moscow saw it' })
    expect(await heading.count()).toBe(1)
    await page.getByRole('link', { name: '12 January', exact: true }).click()
    expect(new URL(page.url()).searchParams.get('asof')).toBe('1949-01-12')
    await page.context().close()
  })

  test.each([320, 390, 768, 1_024, 1_280])('nothing goes beyond the page at %i px', async (width) => {
    const page = await browser.page({ width })
    await page.goto(AT)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    await page.context().close()
  })
})
