import { spawnSync } from 'node:child_process'
import type { Somebody } from './chancery.ts'

/** Whom no permission stops cannot try one: then commands are run as somebody who has none. */
export const NOBODY: Somebody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

/** Whether they may read the checkout. */
export const isCheckoutOpen =
  spawnSync(process.execPath, ['-e', 'import("./bin/node.js").then(() => process.stdin)'], NOBODY).status === 0
