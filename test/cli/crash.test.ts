import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { chancery, start } from './chancery.ts'

const ROWS = 3000

test('an import killed at random moments leaves whole records, and the next run finishes the work', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chancery-crash-'))
  const archive = ['--archive', join(folder, 'archive')]
  const file = join(folder, 'letters.csv')
  const out = createWriteStream(file)
  out.write('key,title,date,sender,recipient,text\n')
  for (let n = 0; n < ROWS; n += 1)
    out.write(
      `${n},Letter ${n},1801-03-${String(1 + (n % 28)).padStart(2, '0')},Person ${n % 50},Person ${n % 7},"${'Some words of a letter. '.repeat(40)}"\n`,
    )
  await new Promise<void>((resolve) => out.end(resolve))
  try {
    await chancery(['init', ...archive])
    for (let round = 0; round < 5; round += 1) {
      const child = start(['import', file, ...archive])
      const gone = new Promise((resolve) => child.on('exit', resolve))
      await sleep(250 + Math.random() * 900)
      child.kill('SIGKILL')
      await gone
      expect(await chancery(['check', ...archive])).toMatchObject({ code: 0 })
    }
    expect(await chancery(['import', file, ...archive])).toMatchObject({ code: 0 })
    const again = await chancery(['import', file, '--json', ...archive])
    expect(JSON.parse(again.out)).toMatchObject({ read: ROWS, unchanged: ROWS, new: 0, changed: 0 })
  } finally {
    await rm(folder, { recursive: true })
  }
})
