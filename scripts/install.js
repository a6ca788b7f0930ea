// Installs what is missing, quickly: nothing is asked of npm when what is installed is what the lockfile says.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

const development = process.argv.includes('--dev')
const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages

/** Whether a package of the lockfile stands in node_modules at its version; what is optional or of another platform may be absent. */
function missing([path, entry]) {
  if (path === '' || entry.optional || (entry.dev && !development)) return false
  if (!existsSync(`${path}/package.json`)) return true
  return JSON.parse(readFileSync(`${path}/package.json`, 'utf8')).version !== entry.version
}

if (Object.entries(wanted).some(missing)) {
  console.error('chancery: installing what is missing (npm ci)')
  execFileSync(
    'npm',
    ['ci', ...(development ? [] : ['--omit=dev']), '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    },
  )
}
