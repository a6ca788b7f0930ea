import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PAGES } from '../site/paths.ts'
import { hasBrowser, type OpenBrowser, openBrowser, withBrowser } from './open-browser.ts'

describe.skipIf(!hasBrowser)(`reading${withBrowser}`, () => {
  let browser: OpenBrowser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  /** Presses Tab until the focus is where the words are; fails where it never comes there. */
  async function tabTo(page: Page, words: string): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press('Tab')
      const focused = await page.evaluate(() => {
        const { activeElement } = document
        return `${activeElement?.textContent ?? ''} ${activeElement?.getAttribute('name') ?? ''}`
      })
      if (focused.includes(words)) return
    }
    throw new Error(`Tab never reaches “${words}”`)
  }

  test.each([true, false])(
    'from the first page by search to a record, by keyboard alone (scripts: %s)',
    async (scripts) => {
      const page = await browser.page({ scripts })
      await page.goto('/')
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('To the page’s matter')
      await page.keyboard.press('Enter')
      await tabTo(page, ' q')
      await page.keyboard.type('Filippov')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/search?q=Filippov')
      expect(await page.title()).toMatch(/^Filippov — Search\. /u)
      await tabTo(page, 'Ciphered Telegram No. 0222')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/documents/0222?q=Filippov&results=1#hit1')
      expect(await page.locator('#hit1').textContent()).toBe('Filippov')
      expect(await page.locator('h1').textContent()).toContain('No. 0222')
      await page.context().close()
    },
  )

  test('the focus can be seen', async () => {
    const page = await browser.page()
    await page.goto('/documents/112659')
    await tabTo(page, 'Cite this document')
    expect(await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineWidth)).toBe('2px')
    await page.context().close()
  })

  test.each([320, 390, 768, 1_000])('nothing scrolls sideways at %i px', async (width) => {
    const page = await browser.page({ width })
    for (const path of PAGES) {
      await page.goto(path)
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect([path, over]).toEqual([path, 0])
    }
    await page.context().close()
  })

  test('the page turns dark with the system', async () => {
    const ground = async (dark: boolean) => {
      const page = await browser.page({ dark })
      await page.goto('/documents/112659')
      const colour = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
      await page.context().close()
      return colour
    }
    expect([await ground(false), await ground(true)]).toEqual(['rgb(250, 247, 240)', 'rgb(23, 21, 18)'])
  })

  test('on paper: text, notes, source, address with version, and nothing to press', async () => {
    const page = await browser.page({ dark: true })
    await page.goto('/documents/112659')
    await page.emulateMedia({ media: 'print' })
    // biome-ignore lint/performance/useDomNodeTextContent: only innerText leaves out what is not shown
    const seen = await page.evaluate(() => document.body.innerText)
    for (const said of [
      'Nanjing Peace Proposal',
      'two stages of one delivery',
      'APRF), f. 45, op. 1, d. 330, pp. 95-96',
      'https://chancery.example/documents/112659, version 2',
    ])
      expect(seen).toContain(said)
    expect(await page.locator('nav:visible, form:visible, button:visible, select:visible').count()).toBe(0)
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
      'rgb(255, 255, 255)',
    )
    await page.emulateMedia({ media: null })
    expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-')
    await page.context().close()
  })

  test('the fonts come from the archive itself, and nothing is asked of anybody else', async () => {
    const page = await browser.page()
    const asked: string[] = []
    const wrong: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => wrong.push(message.text()))
    page.on('pageerror', (cause) => wrong.push(cause.message))
    for (const path of ['/', '/documents/112659?q=Moscow', '/search?q=Stalin', '/people/stalin'])
      await page.goto(path, { waitUntil: 'networkidle' })
    expect(asked.filter((url) => !url.startsWith(browser.base))).toEqual([])
    expect(wrong).toEqual([])
    const loaded = await page.evaluate(() =>
      [...document.fonts].filter((font) => font.status === 'loaded').map((font) => font.family.replaceAll('"', '')),
    )
    expect(loaded).toEqual(expect.arrayContaining(['Source Serif 4 Variable', 'Inter Variable']))
    await page.context().close()
  })

  test('with scripts: citations of a list are copied as a whole, plain and as paragraphs that hang', async () => {
    const page = await browser.page()
    const wrong: string[] = []
    page.on('console', (message) => wrong.push(message.text()))
    await page.goto('/search/cite?q=Stalin')
    const count = await page.locator('.cited').count()
    await page.getByRole('button', { name: `Copy all ${count}` }).click()
    await page.getByText('Copied.').waitFor()
    const [plain, html] = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read()
      return Promise.all(['text/plain', 'text/html'].map(async (type) => (await item?.getType(type))?.text()))
    })
    expect(plain?.split('\n')).toHaveLength(count)
    expect(plain).toContain('Stalin, Joseph. Cable to Mao Zedong. January 10, 1949.')
    expect(html).toContain('text-indent')
    expect(wrong).toEqual([])
    expect(html).toContain('href="https://chancery.example/documents/112659"')
    await page.context().close()
  })

  test('with scripts: the citation is copied, / goes to the search box, n and p go through the found words', async () => {
    const page = await browser.page()
    await page.goto('/documents/112659?q=Moscow')
    await page.getByRole('button', { name: 'Copy: note' }).click()
    await page.getByText('Copied.').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
      'Joseph Stalin to Mao Zedong, cable, January 10, 1949',
    )
    await page.keyboard.press('n')
    await page.keyboard.press('n')
    expect(await page.locator('mark.is-here').getAttribute('id')).toBe('hit2')
    await page.keyboard.press('p')
    expect(await page.locator('mark.is-here').getAttribute('id')).toBe('hit1')
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('q')
    await page.context().close()
  })
})
