import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { chancery } from './chancery.ts'

const HALF = 'Half a title '.repeat(30_000)

test.each(['SIGINT', 'SIGTERM'] as const)('%s stops what waits for standard input at once', async (signal) => {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-interrupt-'))
  const archive = ['--archive', join(folder, 'archive')]
  try {
    await chancery(['demo', ...archive])
    for (const words of [
      ['import', '-'],
      ['correct', '112659', '--from', '-', '--note', 'x'],
    ]) {
      const child = spawn(process.execPath, ['bin/chancery.js', ...words, ...archive])
      const ended = new Promise((resolve) => child.on('exit', (code, by) => resolve(code ?? by)))
      // What has come of it counts as unread: the end of the record is missing. It is more than a pipe holds: once it is written, the program reads.
      await new Promise((resolve) => child.stdin.write(`{"kind":"document","id":"half","title":"${HALF}`, resolve))
      child.kill(signal)
      expect(await ended).toBe(130)
    }
    expect(await readdir(join(folder, 'archive/files/aside'))).toEqual([])
    expect(await chancery(['show', 'half', ...archive])).toMatchObject({ code: 3 })
    expect(await chancery(['check', ...archive])).toMatchObject({ code: 0 })
  } finally {
    await rm(folder, { recursive: true })
  }
})
