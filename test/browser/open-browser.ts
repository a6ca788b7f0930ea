import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { serveSite } from '#site/serve.ts'
import { openSite } from '../site/open-site.ts'
import { isAsked, lacking, serveNodes } from './nodes.ts'

const PLACES = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const found = PLACES.find((place) => place !== undefined && existsSync(place))

/** Said in the names of the suites, so that a run without a browser shows what it did not test. */
export const withBrowser =
  found === undefined
    ? ' (skipped: no Chromium; install Debian’s package, or name one in CHROMIUM)'
    : lacking || (isAsked ? ', of two nodes behind nginx' : '')
export const hasBrowser = found !== undefined && lacking === ''

export interface OpenBrowser {
  readonly base: string
  page(options?: { readonly width?: number; readonly dark?: boolean; readonly scripts?: boolean }): Promise<Page>
  close(): Promise<void>
}

async function serveHere() {
  const open = await openSite()
  const ending = new AbortController()
  const { address, closed } = await serveSite(open.archive, { host: '127.0.0.1', port: 0, signal: ending.signal })
  return {
    address,
    async close() {
      ending.abort()
      await closed
      await open.close()
    },
  }
}

/** The small archive of `test/site/holdings.ts`, served, and a browser that sees nothing else. */
export async function openBrowser(): Promise<OpenBrowser> {
  if (found === undefined) throw new Error('no Chromium')
  const served = await (isAsked ? serveNodes() : serveHere())
  const browser: Browser = await chromium.launch({
    executablePath: found,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  return {
    base: served.address,
    async page({ width = 1_440, dark = false, scripts = true } = {}) {
      const context = await browser.newContext({
        baseURL: served.address,
        viewport: { width, height: 900 },
        colorScheme: dark ? 'dark' : 'light',
        javaScriptEnabled: scripts,
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      return context.newPage()
    },
    async close() {
      await browser.close()
      await served.close()
    },
  }
}
