import { type Agent, preferredName } from './agent.ts'
import { partsOfName } from './name-key.ts'
import { takeTitles } from './name-words.ts'
import { inverted, isFamilyFirst } from './surname.ts'

/** The name by which an agent is put in order: `Stalin, Joseph`; `Mao Zedong`; `People's Commissariat`. A heading that the record has goes before one made by rule. */
export function sortName(agent: Agent): string {
  const preferred = preferredName(agent)
  const name = agent.names.find(({ text }) => text === preferred)
  if (agent.entityType !== 'person') return preferred.replace(/^the\s+/iu, '')
  if (preferred.includes(',')) return preferred
  const whole = partsOfName(preferred)?.whole
  const heading = agent.names.find(
    ({ kind, text }) => text.includes(',') && (kind === 'heading' || partsOfName(text)?.whole === whole),
  )
  if (heading !== undefined) return heading.text
  const { name: plain } = takeTitles(preferred)
  const staysAsItIs =
    /[^\p{Script=Latin}\p{Script=Cyrillic}\P{L}]/u.test(plain) || isFamilyFirst(plain, name) || /[[(]/u.test(plain)
  return staysAsItIs ? plain : inverted(plain)
}
