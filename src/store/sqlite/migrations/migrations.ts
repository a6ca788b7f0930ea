import type { Migration } from 'kysely/migration'
import { up as theArchiveOpens } from './0001-the-archive-opens.ts'
import { up as versionsHaveDigests } from './0002-versions-have-digests.ts'
import { up as relationsHaveEvidence } from './0003-relations-have-evidence.ts'
import { up as whatAsks } from './0004-what-asks.ts'
import { up as lettersAreSuggested } from './0005-letters-are-suggested.ts'
import { up as whatWasShown } from './0006-what-was-shown.ts'
import { up as embargoesEnd } from './0007-embargoes-end.ts'
import { up as longWorkWaits } from './0008-long-work-waits.ts'

/** Every step of the schema, in order, by name. One that has been released is never changed. */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-the-archive-opens': { up: theArchiveOpens },
  '0002-versions-have-digests': { up: versionsHaveDigests },
  '0003-relations-have-evidence': { up: relationsHaveEvidence },
  '0004-what-asks': { up: whatAsks },
  '0005-letters-are-suggested': { up: lettersAreSuggested },
  '0006-what-was-shown': { up: whatWasShown },
  '0007-embargoes-end': { up: embargoesEnd },
  '0008-long-work-waits': { up: longWorkWaits },
}
