import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasBrowser, type OpenBrowser, openBrowser, withBrowser } from './open-browser.ts'

describe.skipIf(!hasBrowser)(`searching${withBrowser}`, () => {
  let browser: OpenBrowser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  const violations = async (page: Page): Promise<string[]> => {
    await page.evaluate(axe.source)
    // The script above has just put it there.
    const found = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run(document))
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }

  test('a name is suggested as one types, chosen by keyboard, and searched', async () => {
    const page = await browser.page()
    await page.goto('/')
    await page.focus('#q')
    await page.keyboard.type('filip')
    await page.locator('[role=option]').waitFor()
    expect(await page.locator('[role=option]').textContent()).toContain('Joseph Stalin 1878–1953')
    expect(await page.locator('#q').getAttribute('aria-expanded')).toBe('true')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator('#q').getAttribute('aria-activedescendant')).toBe('q-names-0')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    expect(await page.locator('[role=listbox]').isVisible()).toBe(false)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?q=Joseph+Stalin')
    await page.context().close()
  })

  test('within a query only the name takes the place of what was typed of it', async () => {
    const page = await browser.page()
    await page.goto('/search?q=draft')
    await page.focus('#q')
    await page.keyboard.press('End')
    await page.keyboard.type(' from:mao z')
    await page.locator('[role=option]').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await page.locator('#q').inputValue()).toBe('draft from:(Mao Zedong)')
    await page.context().close()
  })

  test('the form picks a person for the sender, until other words are typed', async () => {
    const page = await browser.page()
    await page.goto('/search/form')
    await page.focus('#f-from')
    await page.keyboard.type('feng')
    await page.locator('[role=option]').waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    expect(await page.locator('#f-from').inputValue()).toBe('Joseph Stalin')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?sender=stalin')
    await page.goto('/search/form')
    await page.focus('#f-from')
    await page.keyboard.type('feng')
    await page.locator('[role=option]').click()
    await page.keyboard.type('s')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('q') === 'from:(Joseph Stalins)')
    await page.context().close()
  })

  test('days are brushed by keyboard', async () => {
    const page = await browser.page()
    await page.goto('/search?q=Filippov&sort=date')
    const first = page.getByRole('slider', { name: 'First of the span' }).first()
    const last = page.getByRole('slider', { name: 'Last of the span' }).first()
    expect(await first.getAttribute('aria-valuetext')).toBe('1949-01-06')
    await first.focus()
    for (let n = 0; n < 4; n += 1) await page.keyboard.press('ArrowRight')
    expect(await first.getAttribute('aria-valuetext')).toBe('1949-01-10')
    await last.focus()
    await page.keyboard.press('ArrowLeft')
    expect(await last.getAttribute('aria-valuetext')).toBe('1949-01-13')
    await page.keyboard.press('Home')
    expect(await last.getAttribute('aria-valuetext')).toBe('1949-01-10')
    expect(await page.locator('#until').inputValue()).toBe('1949-01-10')
    await page.keyboard.press('ArrowRight')
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('date') === '1949-01-10..1949-01-11')
    expect(await page.title()).toMatch(/^Filippov · .* — Search\. /u)
    await page.context().close()
  })

  test('days are brushed with a pointer; a press is still a press', async () => {
    const page = await browser.page()
    await page.goto('/search?q=Filippov&sort=date')
    const box = await page.locator('svg.w-only').boundingBox()
    const column = await page.locator('svg.w-only [data-from="1949-01-10"] rect.hit').boundingBox()
    if (box === null || column === null) throw new Error('no strip')
    const [x, y] = [column.x + column.width / 2, column.y + 10]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + column.width, y, { steps: 4 })
    await page.mouse.up()
    await page.waitForURL((url) => url.searchParams.get('date') === '1949-01-10..1949-01-11')
    await page.goto('/search?q=Filippov&sort=date')
    await page.mouse.click(x, y)
    await page.waitForURL((url) => url.hash === '#d-1949-01-10')
    await page.context().close()
  })

  test('on a record: links and keys go from mark to mark without leaving it, and what is like it comes when a reader comes near', async () => {
    const page = await browser.page()
    await page.goto('/documents/112659?q=Moscow&results=1#hit1')
    await page.evaluate(() => document.body.classList.add('is-still-here'))
    await page.keyboard.press('n')
    expect(await page.locator('mark.is-here').getAttribute('id')).toBe('hit2')
    const next = page.getByRole('navigation', { name: 'From the search' }).getByRole('link', { name: 'Next' })
    await next.focus()
    await page.keyboard.press('Enter')
    expect(await page.locator('mark:target').getAttribute('id')).toBe('hit3')
    expect(await next.evaluate((link) => link === document.activeElement)).toBe(true)
    await page.keyboard.press('p')
    expect(await page.getByText('Mark 2 of 4').count()).toBe(1)
    expect(page.url()).toMatch(/\?q=Moscow&results=1&at=2#hit2$/u)
    expect(await page.locator('body.is-still-here').count()).toBe(1)
    await page.locator('similar-documents').scrollIntoViewIfNeeded()
    await page.locator('similar-documents ol a').first().waitFor()
    expect(await page.locator('similar-documents').textContent()).toContain('In the same file')
    expect(await violations(page)).toEqual([])
    await page.context().close()
  })

  test('without scripts too the links of a record go from mark to mark, and back to the results', async () => {
    const page = await browser.page({ scripts: false })
    await page.goto('/documents/112659?q=Moscow&sender=stalin&results=1#hit1')
    const bearings = page.getByRole('navigation', { name: 'From the search' })
    await bearings.getByRole('link', { name: 'Next' }).click()
    expect(await page.locator('mark:target').getAttribute('id')).toBe('hit2')
    expect(await bearings.textContent()).toContain('Mark 2 of 4')
    const [line, mark] = [await bearings.boundingBox(), await page.locator('#hit2').boundingBox()]
    expect(line?.y).toBe(0)
    expect(mark?.y).toBeGreaterThan((line?.y ?? 0) + (line?.height ?? 0))
    await page.emulateMedia({ media: 'print' })
    expect(await bearings.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
    await bearings.getByRole('link', { name: 'Results for' }).click()
    await page.waitForURL('**/search?q=Moscow&sender=stalin')
    await page.context().close()
  })

  test('on paper, results are hits alone: nothing to press', async () => {
    const page = await browser.page()
    await page.goto('/search?q=Filippov&sender=stalin&sender=mao&sender=terebin&date=1949')
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.narrowed').innerText()).toMatch(
      /^narrowed to from Joseph Stalin or Mao Zedong or Terebin · 1949$/iu,
    )
    expect(await page.locator('nav:visible, form:visible, button:visible, input:visible, aside:visible').count()).toBe(
      0,
    )
    expect(await page.locator('.hits li:visible').count()).toBe(5)
    await page.context().close()
  })

  test('without scripts: the columns are links, the fields narrow, the form searches', async () => {
    const page = await browser.page({ scripts: false })
    await page.goto('/search?q=Filippov&sort=date')
    expect(await page.locator('svg.w-only a[href]').count()).toBeGreaterThan(3)
    await page.fill('#since', '10 January 1949')
    await page.fill('#until', '1949-01-11')
    await page.getByRole('button', { name: 'Show' }).click()
    await page.waitForURL((url) => url.searchParams.get('date') === '10 January 1949..1949-01-11')
    expect(await page.title()).toMatch(/^Filippov · .* — Search\. /u)
    await page.getByRole('link', { name: 'Search with a form, and how to ask' }).click()
    expect(await page.locator('#f-since').inputValue()).toBe('10 January 1949')
    await page.fill('#f-to', 'mao')
    await page.getByRole('main').getByRole('button', { name: 'Search' }).click()
    await page.waitForURL((url) => url.searchParams.get('q') === 'Filippov to:mao')
    await page.context().close()
  })
})
