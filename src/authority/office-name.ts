const BEFORE = String.raw`(?:(?:the|soviet|chinese|american|british|french|us|u\.s\.|ussr|dprk|prc|deputy|vice|acting|first|second|foreign|prime|assistant|under|special|political|military|permanent|high|general)\s+|\p{L}+['’]s\s+)*`
const HOLDER = `(?:ambassador|minister|(?:under[ -]?)?secretary|chairman|president|premier|envoy|consul|chief|director|head|representative|member|commander|commissioner|governor|chancellor|administrator|delegate|chargé|counsell?or|attaché|assistant|advis[eo]r)`
const AFTER = String.raw`(?:\s(?:general|d['’]affaires|plenipotentiary|extraordinary|in[ -]chief|designate|ad interim))*`
const OF = String.raw`\s(?:of|to|in|for|at|du|de)\s`
const OFFICE = new RegExp(`^${BEFORE}${HOLDER}${AFTER}(?<of>${OF}\\S[^()[\\]]*)?$`, 'iu')

/** Whether words name an office and nobody who holds it: `Secretary of State`, `Ambassador in China`, `President’s Special Assistant`. */
export const isOfficeName = (words: string): boolean => OFFICE.test(words.trim())

/** Whether they also say where or of what: `Soviet Ambassador to China`, but not a bare `Consul`, which may be somebody's title. */
export const isOfficeOf = (words: string): boolean => OFFICE.exec(words.trim())?.groups?.of !== undefined
