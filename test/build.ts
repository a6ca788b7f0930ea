import { execFileSync } from 'node:child_process'

/** Before any test: the program is built, for the tests that run it as a user does. Quick when nothing has changed. */
export default function build(): void {
  execFileSync(process.execPath, ['scripts/build.js'], { stdio: 'inherit' })
}
