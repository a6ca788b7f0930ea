#!/usr/bin/env node
// Checks the version of Node before anything native is loaded, and goes on under the packaged one where this one is too old.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { isNewEnough, packagedNode } from './node.js'

if (!isNewEnough(process.versions.node)) {
  const node = packagedNode()
  if (node === undefined) {
    console.error(
      `chancery: Node 22.18 or later is needed, and this is ${process.versions.node}. Run "npm start" once, which brings it, or install a newer Node.`,
    )
    process.exit(1)
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, CHANCERY_UNDER_ANOTHER: '1' },
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  // Ctrl-C reaches both from the terminal; sent on as well it would count as the second one.
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
} else {
  // Started by the one above, it ends with it, also where that is killed: nobody else would end it.
  if (process.env.CHANCERY_UNDER_ANOTHER !== undefined) {
    delete process.env.CHANCERY_UNDER_ANOTHER
    if (process.connected !== true) process.exit(1)
    process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
    process.channel?.unref()
  }
  await import('../scripts/build.js') // at once, where nothing has changed since the last time
  const { run } = await import('../dist/main.js')
  process.exitCode = await run(process.argv.slice(2))
}
