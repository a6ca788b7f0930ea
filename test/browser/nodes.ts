import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { openPostgresStore } from '#store/postgres/open.ts'
import { serveArchive } from '../cli/served.ts'
import { aMinuteALook, config, fill } from '../site/open-site.ts'
import { clearPlaces, newPlace, SERVER } from '../store/postgres-server.ts'

/** Asked for by CHANCERY_TEST_NODES: the pages are those of two nodes behind a proxy. */
export const isAsked = process.env.CHANCERY_TEST_NODES !== undefined

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find((place) => existsSync(place))

/** Why there can be none, for the names of the suites. */
export const lacking =
  isAsked && (SERVER === undefined || NGINX === undefined)
    ? ' (skipped: two nodes need CHANCERY_TEST_POSTGRES and nginx)'
    : ''

/** The small archive in a database, served by two nodes of the program, which nginx asks in turn, as `deploy/nginx.conf` says. */
export async function serveNodes(): Promise<{ readonly address: string; close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-browser-nodes-'))
  const place = newPlace()
  const store = await openPostgresStore({ address: place, now: aMinuteALook(), connections: 2 })
  await fill(store)
  await store.close()
  const settings: Record<string, string> = { ...inEnvironment(config), ...enginesOf(place), CHANCERY_STORE: place }
  const nodes = await Promise.all(['a', 'b'].map((name) => serveArchive(join(folder, name), settings)))
  for (const { address } of nodes) await indexed(address)
  const proxy = await startProxy(
    folder,
    nodes.map(({ address }) => new URL(address).host),
  )
  return {
    address: proxy.address,
    async close() {
      await proxy.close()
      for (const node of nodes) await node.kill('SIGTERM')
      const cluster = /^opensearch\+(http:\/\/[^,/]+)[^/]*\/([^?]+)/u.exec(settings.CHANCERY_SEARCH ?? '')
      if (cluster !== null) await fetch(`${cluster[1]}/${cluster[2]}-*`, { method: 'DELETE' })
      await clearPlaces()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const inEnvironment = (settings: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(settings).map(([key, value]) => [`CHANCERY_${key.toUpperCase()}`, value]))

/** An index in the cluster and files in the bucket, where there are such: names of their own in them. */
function enginesOf(place: string): Record<string, string> {
  const own = place.slice(-12).replaceAll('_', '-')
  const { CHANCERY_TEST_OPENSEARCH: cluster, CHANCERY_TEST_S3: bucket } = process.env
  return {
    ...(cluster === undefined ? {} : { CHANCERY_SEARCH: `${cluster}/test-browser-${own}?shards=1&replicas=0` }),
    ...(bucket === undefined
      ? {}
      : {
          CHANCERY_FILES: bucket.replace('?', `/browser-${own}?`),
          CHANCERY_S3_ACCESS_KEY: process.env.CHANCERY_TEST_S3_ACCESS_KEY ?? '',
          CHANCERY_S3_SECRET_KEY: process.env.CHANCERY_TEST_S3_SECRET_KEY ?? '',
        }),
  }
}

async function indexed(address: string): Promise<void> {
  while ((await (await fetch(`${address}/healthz`)).text()) !== 'ok\n') await rest(100)
}

async function startProxy(folder: string, hosts: readonly string[]) {
  const port = await freePort()
  const [first = '', second = ''] = hosts
  const site = readFileSync('deploy/nginx.conf', 'utf8')
    .replace('127.0.0.1:8081', first)
    .replace('127.0.0.1:8082', second)
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
  const file = join(folder, 'nginx.conf')
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (what) => `${what}_temp_path ${join(folder, what)};`,
  )
  const head = `daemon off; pid ${join(folder, 'nginx.pid')}; error_log ${join(folder, 'nginx.log')} warn; ${process.getuid?.() === 0 ? 'user root;' : ''}`
  writeFileSync(
    file,
    `${head}\nevents { worker_connections 512; }\nhttp { access_log off; ${temporary.join(' ')}\n${site}\n}\n`,
  )
  const nginx = spawn(NGINX ?? 'nginx', ['-p', folder, '-c', file], { stdio: ['ignore', 'ignore', 'inherit'] })
  const address = `http://127.0.0.1:${port}`
  const answers = () =>
    fetch(`${address}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await answers())) {
    if (nginx.exitCode !== null) throw new Error(`nginx ended with ${nginx.exitCode}`)
    await rest(50)
  }
  return {
    address,
    async close() {
      nginx.kill('SIGQUIT')
      await once(nginx, 'exit')
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  server.close()
  await once(server, 'close')
  return typeof bound === 'object' && bound !== null ? bound.port : 0
}
