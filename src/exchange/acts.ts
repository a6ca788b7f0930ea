const TELLING = ['inform', 'advise', 'instruct', 'answer', 'assure', 'warn', 'protest', 'withdraw', 'publish']
const EXPECTING = ['propose', 'request', 'ask-assent', 'ask', 'demand']

/** The acts of a point (exchange.md, "Point"), and whether each expects a reply. The list is open: an act that is not in it expects none. */
export const ACTS: ReadonlyMap<string, { readonly expectsReply: boolean }> = new Map(
  [...TELLING, ...EXPECTING].map((act) => [act, { expectsReply: EXPECTING.includes(act) }]),
)

export const expectsReply = (act: string): boolean => ACTS.get(act)?.expectsReply === true
