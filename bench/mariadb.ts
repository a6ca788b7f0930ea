import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { asNobody, COUNTED, giveToNobody, run, SqlSession, startServer, whereIs } from './sql-session.ts'
import type { Yardstick } from './yardsticks.ts'

const TABLE = `CREATE DATABASE bench CHARACTER SET utf8mb4; USE bench;
  CREATE TABLE doc (id varchar(64) PRIMARY KEY, title text, body mediumtext, sender varchar(64), recipient varchar(64),
  archive varchar(64), genre varchar(64), language varchar(8), year varchar(8)) ENGINE=InnoDB;`
const INDEX = 'ALTER TABLE doc ADD FULLTEXT INDEX words (title, body); ANALYZE TABLE doc;'
/** What is typed in the signs of its boolean mode: words must stand there unless they are alternatives. */
function inBooleanMode(typed: string): string {
  const pieces = typed.match(/-?"[^"]*"|\S+/gu) ?? []
  const words = pieces.filter((piece) => piece !== 'OR')
  if (words.length < pieces.length) return words.join(' ')
  return words.map((word) => (word.startsWith('-') ? word : `+${word}`)).join(' ')
}

/** Hits go into a table in memory, from which they are counted; it marks nothing, so the texts of the best twenty are handed out whole. */
const search = (typed: string): string => {
  const against = `MATCH (title, body) AGAINST ('${inBooleanMode(typed).replaceAll("'", "''")}' IN BOOLEAN MODE)`
  const facets = COUNTED.map(
    ([facet, size]) =>
      `SELECT '${facet}', ${facet}, count(*) FROM hits GROUP BY ${facet} ORDER BY count(*) DESC LIMIT ${size};`,
  )
  return `CREATE TEMPORARY TABLE hits ENGINE=MEMORY AS SELECT id, sender, recipient, archive, genre, language, year, ${against} AS score FROM doc WHERE ${against};
    SELECT 'total', count(*) FROM hits; ${facets.join(' ')}
    SELECT title, body FROM doc JOIN (SELECT id, score FROM hits ORDER BY score DESC, id LIMIT 20) AS top USING (id) ORDER BY score DESC;
    DROP TEMPORARY TABLE hits;`
}

/** MariaDB with an InnoDB FULLTEXT index over all words: what Omeka S searches by. */
export const mariadb: Yardstick = {
  name: 'MariaDB, FULLTEXT',
  installed: () => ['mariadbd', 'mariadb-install-db', 'mariadb'].every((program) => whereIs(program) !== undefined),
  async start(folder) {
    giveToNobody(folder)
    const data = join(folder, 'data')
    const socket = join(folder, 'socket')
    run(
      whereIs('mariadb-install-db') ?? '',
      ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
      { ...asNobody, cwd: folder },
    )
    const stop = startServer(
      whereIs('mariadbd') ?? '',
      [
        '--no-defaults',
        `--datadir=${data}`,
        `--socket=${socket}`,
        `--pid-file=${join(folder, 'pid')}`,
        '--skip-networking',
        '--local-infile=1',
        '--innodb-buffer-pool-size=1G',
        '--innodb-ft-min-token-size=2',
        '--innodb-ft-enable-stopword=0',
        '--innodb-flush-log-at-trx-commit=0',
        '--max-heap-table-size=512M',
        '--tmp-table-size=512M',
      ],
      'SIGTERM',
    )
    const words = ['--no-defaults', `--socket=${socket}`, '--user=root', '--local-infile=1', '-N', '-B', '--unbuffered']
    for (let n = 0; ; n += 1) {
      await sleep(200)
      try {
        run(whereIs('mariadb') ?? '', [...words, '-e', 'SELECT 1'])
        break
      } catch (cause) {
        if (n === 100) throw cause
      }
    }
    const session = new SqlSession(whereIs('mariadb') ?? '', words)
    return {
      session,
      load: (file) =>
        `${TABLE} LOAD DATA LOCAL INFILE '${file}' INTO TABLE doc CHARACTER SET utf8mb4 (id, title, body, sender, recipient, archive, genre, language, year); ${INDEX}`,
      search,
      async stop() {
        await session.close()
        await stop()
      },
    }
  },
}
