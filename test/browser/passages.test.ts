import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '#value/digest.ts'
import { hasBrowser, type OpenBrowser, openBrowser, withBrowser } from './open-browser.ts'

const at = (passage: string, words: string) => `/documents/112659/passages/${passage}.${sha256(words).slice(0, 8)}`

/** Chooses what stands between two runs of words, as a pointer or the arrow keys would. */
const choose = (page: Page, begins: string, ends: string, within = '.matter') =>
  page.evaluate(
    ([first, last, area]) => {
      const walk = document.createTreeWalker(document.querySelector(area) as Element, NodeFilter.SHOW_TEXT)
      const range = document.createRange()
      let isBegun = false
      for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
        const text = node.textContent ?? ''
        if (!isBegun && text.includes(first)) {
          range.setStart(node, text.indexOf(first))
          isBegun = true
        }
        if (isBegun && text.includes(last)) {
          range.setEnd(node, text.indexOf(last) + last.length)
          break
        }
      }
      document.getSelection()?.removeAllRanges()
      document.getSelection()?.addRange(range)
    },
    [begins, ends, within] as const,
  )

describe.skipIf(!hasBrowser)(`passages${withBrowser}`, () => {
  let browser: OpenBrowser
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())

  test.each([
    ['words', 'is Mao', 'which had', '.matter', at('p4.4-10', 'is Mao’s visit to Moscow, which had')],
    ['parts of words', 'atter is', 'ich ha', '.matter', at('p4.3-10', 'matter is Mao’s visit to Moscow, which had')],
    ['words on both sides of a note', 'in Nanjing', 'It asks', '.matter', at('p1.15-18', 'in Nanjing. It asks')],
    ['words of a note', '8th', 'two', '.notes', at('p1-n1.9-10', '8th: two')],
  ])('%s that are chosen have a link to their passage', async (_, begins, ends, within, href) => {
    const page = await browser.page()
    await page.goto('/documents/112659')
    await choose(page, begins, ends, within)
    const link = page.getByRole('link', { name: 'Link to this passage' })
    await link.waitFor()
    expect(await link.getAttribute('href')).toBe(href)
    await page.context().close()
  })

  test('of several paragraphs the first has the passage, and that is said', async () => {
    const page = await browser.page()
    await page.goto('/documents/112659')
    await choose(page, 'none of the three', 'Moscow means')
    const link = page.getByRole('link', { name: 'Link to this passage' })
    await link.waitFor()
    expect(await link.getAttribute('href')).toBe(
      at('p2.16-20', 'none of the three has answered.').replace('16-20', '16-21'),
    )
    expect(await page.locator('.chosen [role=status]').textContent()).toBe(
      'A passage is of one paragraph: this is the first.',
    )
    await page.evaluate(axe.source)
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run('.text'))
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.context().close()
  })

  test('by keyboard: more is chosen, Tab to the copy, copied with its citation, Escape puts it away', async () => {
    const page = await browser.page()
    await page.goto('/documents/112659')
    await page
      .locator('#p4')
      .getByText('The last matter')
      .dblclick({ position: { x: 10, y: 12 } })
    await page.locator(`a[href="${at('p4.1-1', 'The')}"]`).waitFor()
    await page.keyboard.press('Shift+Control+ArrowRight')
    await page.keyboard.press('Shift+Control+ArrowRight')
    await page.locator(`a[href="${at('p4.1-3', 'The last matter')}"]`).waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Copy with citation')
    await page.keyboard.press('Enter')
    await page.getByText('Copied.').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied).toContain(
      `“The last matter”\nJoseph Stalin to Mao Zedong, cable, January 10, 1949, English regest, passage 4, Chancery, record 112659, version 2, https://chancery.example${at('p4.1-3', 'The last matter')}, accessed `,
    )
    await page.keyboard.press('Escape')
    expect(await page.locator('.chosen').count()).toBe(0)
    await page.context().close()
  })

  test.each([true, false])('the page of a passage opens at it (scripts: %s)', async (scripts) => {
    const page = await browser.page({ width: 390, scripts })
    await page.goto(at('p4.15-17', 'is signed Filippov.'))
    const seen = await page.locator('#passage').boundingBox()
    expect(seen?.y).toBeGreaterThan(0)
    expect(seen?.y).toBeLessThan(900)
    expect(await page.locator('passage-chosen').evaluate((one) => one.getBoundingClientRect().top)).toBeLessThan(0)
    await page.context().close()
  })
})
