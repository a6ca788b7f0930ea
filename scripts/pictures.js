// Makes the pictures of the README from the sample collection: npm run pictures.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const PICTURES = [
  { name: 'home-dark', path: '/', scheme: 'dark', width: 1440, height: 1000 },
  { name: 'record-light', path: '/documents/112659', scheme: 'light', width: 1440, height: 1100 },
  { name: 'record-phone', path: '/documents/112659', scheme: 'light', width: 390, height: 844 },
  { name: 'search-light', path: '/search?q=Filippov', scheme: 'light', width: 1440, height: 1000 },
  {
    name: 'exchange-light',
    path: '/exchanges/nanjing-1949?asof=1949-01-14',
    scheme: 'light',
    width: 1440,
    height: 1810,
  },
  { name: 'file-light', path: '/archives/aprf/f45/op1/d330', scheme: 'light', width: 1440, height: 1000 },
]

const folder = mkdtempSync(join(tmpdir(), 'chancery-pictures-'))
const server = spawn('node', ['bin/chancery.js', 'start', '--archive', join(folder, 'archive'), '--port', '0'], {
  env: { ...process.env, CHANCERY_BASE: 'https://chancery.example' },
  stdio: ['ignore', 'pipe', 'inherit'],
})
const base = await new Promise((resolve, reject) => {
  let said = ''
  server.stdout.on('data', (text) => {
    said += text
    const address = /http:\/\/\S+/u.exec(said)
    if (address !== null) resolve(address[0])
  })
  server.on('exit', () => reject(new Error('the server ended')))
})
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
mkdirSync('docs/pictures', { recursive: true })
for (const { name, path, scheme, width, height } of PICTURES) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme })
  await page.goto(base + path)
  await page.screenshot({ path: `docs/pictures/${name}.png` })
  await page.close()
}
await browser.close()
server.kill('SIGTERM')
await new Promise((resolve) => server.on('exit', resolve))
rmSync(folder, { recursive: true })
