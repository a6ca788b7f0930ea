import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chancery } from './chancery.ts'
import { isCheckoutOpen, NOBODY } from './nobody.ts'
import { askFor, serveArchive, until } from './served.ts'

test.skipIf(!isCheckoutOpen)(
  'while the folder of the index may not be written, records are served, the search says why it is away, and the log where (skipped where nobody else may read the checkout)',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-index-closed-'))
    const [archive, index] = [join(folder, 'archive'), join(folder, 'archive', 'index')]
    expect(await chancery(['demo', '--archive', archive])).toMatchObject({ code: 0 })
    chmodSync(folder, 0o755)
    chmodSync(archive, 0o777)
    for (const entry of readdirSync(archive, { recursive: true, withFileTypes: true }))
      chmodSync(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o777 : 0o666)
    chmodSync(index, 0o555)

    const served = await serveArchive(archive, {}, NOBODY)
    const ask = async (path: string) => {
      const answer = await fetch(`${served.address}/${path}`)
      return { status: answer.status, page: await answer.text() }
    }
    for (const path of ['', 'documents/112659', 'people/stalin', 'healthz'])
      expect([path, (await ask(path)).status]).toEqual([path, 200])
    expect((await ask('readyz')).page).toContain('"index":"unavailable"')
    for (const path of ['search?q=mediation', 'search.json?q=mediation']) {
      const { status, page } = await ask(path)
      expect([status, page]).toEqual([503, expect.stringContaining('The search index cannot be read just now.')])
      expect(page).not.toContain(folder)
    }
    expect(served.said()).toMatch(/"message":"[^"]*index-\w+\.sqlite may not be opened or written by this user/u)

    chmodSync(index, 0o777)
    const found = await until(
      () => askFor(served.address, 'mediation'),
      ({ status }) => status === 200,
    )
    expect(found.total).toBeGreaterThan(0)
    await served.kill('SIGTERM')
    rmSync(folder, { recursive: true })
  },
)
