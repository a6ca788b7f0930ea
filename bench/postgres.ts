import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { asNobody, COUNTED, giveToNobody, run, SqlSession, startServer, whereIs } from './sql-session.ts'
import type { Yardstick } from './yardsticks.ts'

/** English stems, and no word left out for being small: it is to find what the others find. */
const ANALYSIS = `CREATE TEXT SEARCH DICTIONARY stems (TEMPLATE = snowball, LANGUAGE = english);
  CREATE TEXT SEARCH CONFIGURATION bench (COPY = english);
  ALTER TEXT SEARCH CONFIGURATION bench ALTER MAPPING FOR asciiword, word, hword, asciihword, hword_part, hword_asciipart WITH stems;`
const TABLE = `CREATE TABLE doc (id text PRIMARY KEY, title text, body text, sender text, recipient text, archive text, genre text,
  language text, year text,
  words tsvector GENERATED ALWAYS AS (setweight(to_tsvector('bench', title), 'A') || to_tsvector('bench', body)) STORED);`
const INDEX = 'CREATE INDEX ON doc USING gin (words); VACUUM ANALYZE doc;'
/** One statement: total, facets, years, and the best twenty with what is marked in them. */
const search = (typed: string): string => {
  const facets = COUNTED.map(
    ([facet, size]) =>
      `(SELECT '${facet}', ${facet}, count(*)::text FROM hits GROUP BY ${facet} ORDER BY count(*) DESC LIMIT ${size})`,
  )
  return `WITH q AS (SELECT websearch_to_tsquery('bench', '${typed.replaceAll("'", "''")}') AS q),
    hits AS MATERIALIZED (SELECT id, sender, recipient, archive, genre, language, year, ts_rank(words, q.q) AS rank FROM doc, q WHERE words @@ q.q),
    top AS (SELECT id FROM hits ORDER BY rank DESC, id LIMIT 20)
    SELECT 'total', count(*)::text, '' FROM hits UNION ALL ${facets.join(' UNION ALL ')}
    UNION ALL SELECT 'hit', title, ts_headline('bench', body, q.q) FROM top JOIN doc USING (id), q;`
}

/** PostgreSQL with its own full-text search: a stored tsvector and a GIN index. */
export const postgres: Yardstick = {
  name: 'PostgreSQL, tsvector with GIN',
  installed: () => ['postgres', 'initdb', 'psql'].every((program) => whereIs(program) !== undefined),
  async start(folder) {
    giveToNobody(folder)
    const data = join(folder, 'data')
    run(whereIs('initdb') ?? '', ['-D', data, '-A', 'trust', '-U', 'bench', '-E', 'UTF8', '--locale=C', '-N'], {
      ...asNobody,
      cwd: folder,
    })
    const settings = ['listen_addresses=', 'shared_buffers=1GB', 'work_mem=64MB', 'maintenance_work_mem=512MB']
    const stop = startServer(
      whereIs('postgres') ?? '',
      ['-D', data, '-k', folder, ...settings.flatMap((setting) => ['-c', setting])],
      'SIGINT',
    )
    const words = ['-X', '-q', '-t', '-A', '-h', folder, '-U', 'bench', 'postgres']
    for (let n = 0; ; n += 1) {
      await sleep(200)
      try {
        run(whereIs('psql') ?? '', [...words, '-c', 'SELECT 1'])
        break
      } catch (cause) {
        if (n === 100) throw cause
      }
    }
    const session = new SqlSession(whereIs('psql') ?? '', words)
    return {
      session,
      load: (file) =>
        `${ANALYSIS}\n${TABLE}\n\\copy doc (id, title, body, sender, recipient, archive, genre, language, year) FROM '${file}'\n${INDEX}`,
      search,
      async stop() {
        await session.close()
        await stop()
      },
    }
  },
}
