import { type Agent, preferredName } from './agent.ts'
import { partsOfName } from './name-key.ts'
import { takeTitles } from './name-words.ts'

const FAMILY_FIRST = /^(?:zh|ja|ko|vi|hu|yue|lzh)\b/u
const FAMILY_FIRST_SYSTEMS = new Set([
  'pinyin',
  'wade-giles',
  'postal',
  'palladius',
  'yale',
  'mccune-reischauer',
  'hepburn',
])

/** Family names of China, Korea and Vietnam that stand first; with them a name without a language is left in its order. */
const FAMILY_NAMES = new Set(
  `bai bo cai cao chan chang chao chen cheng chi chiang chin chou chu deng ding dong du duan fan fang feng foo fu gao gong gu guo han he ho hsiao hsieh hsu hu
  hua huang ji jia jiang jin jung kang keng kim ko kong ku kung kuo lai lam le lee lei li liang liao lin liu lo lu luo ma mao meng mo ngo nguyen nie pai pan
  park peng pham qian qiao qin rao ren rhee shao shen shi song su sun tan tang tao teng tian tran tsai tseng tung vo wan wang wei wen wu xi xiao xie xu yan
  yang yao ye yeh yi yin yu yuan yun zeng zhang zhao zheng zhou zhu zhuang zuo`.split(/\s+/u),
)

const PARTICLE =
  /^(?:d[’']|de|du|des|del|della|di|da|dos|von|vom|zu|zum|zur|van|der|den|ten|ter|af|av|la|le|el|al|ibn|bin|bint)$/iu

/** `Paul d'Estournelles de Constant` as `Estournelles de Constant, Paul d'`. */
function inverted(text: string): string {
  const words = text.replace(/(?<=\s[dD])[’'](?=\p{Lu})/gu, "' ").split(' ')
  const last = words.length - 1
  const suffix = /^(?:jr|sr|i{2,3}|iv)\.?,?$/iu.test(words[last] ?? '') && words.length > 2 ? words.pop() : undefined
  let start = words.findIndex((word, index) => index > 0 && index < words.length - 1 && PARTICLE.test(word))
  while (start > 0 && start < words.length - 1 && PARTICLE.test(words[start] ?? '')) start++
  const at = start > 0 ? start : words.length - 1
  if (at === 0) return text
  const heading = `${words.slice(at).join(' ').replace(/,$/u, '')}, ${words.slice(0, at).join(' ')}`
  return suffix === undefined ? heading : `${heading}, ${suffix}`
}

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
  const [first = ''] = plain.toLowerCase().split(/[ -]/u)
  const staysAsItIs =
    /[^\p{Script=Latin}\p{Script=Cyrillic}\P{L}]/u.test(plain) ||
    FAMILY_FIRST.test(name?.lang ?? '') ||
    FAMILY_FIRST_SYSTEMS.has(name?.system ?? '') ||
    FAMILY_NAMES.has(first) ||
    /[[(]/u.test(plain)
  return staysAsItIs ? plain : inverted(plain)
}
