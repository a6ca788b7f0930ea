import type { Access } from '#document/access.ts'
import { accessOf, type Held } from '#holding/held.ts'
import type { Issue } from '#value/issue.ts'

/** What becomes of the access of a record that is brought in again; `held` undefined: it is withdrawn here, and nothing of it is taken. */
export interface AccessKept<H extends Held> {
  readonly held?: H
  readonly issues: readonly Issue[]
}

/**
 * Whoever has closed a record here did so knowingly. No file undoes a withdrawal; what a file does not say of access stays as it is here; and where it says
 * otherwise of what is closed, that is taken and told. `isSaid`: the file itself says who may read it.
 */
export function keepAccess<H extends Held>(
  held: H,
  standing: Held | undefined,
  isSaid: boolean,
  at: string,
): AccessKept<H> {
  if (standing === undefined || !('access' in held)) return { held, issues: [] }
  const [here, given] = [accessOf(standing), held.access]
  const say = (severity: Issue['severity'], message: string): readonly Issue[] => [
    { severity, at, field: 'access', message: `${held.kind} ${held.id} ${message}` },
  ]
  if (here.kind === 'withdrawn' && (!isSaid || given.kind !== 'withdrawn'))
    return { issues: say('warning', 'is withdrawn here; it was left as it is') }
  if (here.kind === 'public' && !isSaid) return { held: { ...held, access: here }, issues: [] }
  if (!isSaid)
    return {
      held: { ...held, access: here },
      issues: say(
        'note',
        `is ${inWords(here)} here, and the file does not say who may read it: that was left as it is`,
      ),
    }
  if (here.kind === 'public' || inWords(here) === inWords(given)) return { held, issues: [] }
  return { held, issues: say('warning', `WAS ${inWords(here)} here and IS NOW ${inWords(given)}, as the file says`) }
}

function inWords(access: Access): string {
  if (access.kind === 'public') return 'public'
  if (access.kind === 'withdrawn') return 'withdrawn'
  const groups = access.groups ?? []
  const until = access.kind === 'embargoed' ? `embargoed until ${access.until}` : 'restricted'
  return groups.length === 0 ? until : `${until} to ${groups.join(', ')}`
}
