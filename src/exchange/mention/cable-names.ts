/** What cables are called in one word, by whose they are. */
const WHOSE = { yours: 'ur your yr', mine: 'my our', office: 'dep dept', post: 'emb leg con congen' } as const
const KINDS =
  'tel tels cirtel cirtels telegram telegrams des desp desps despatch dispatch let lets ltr gram air cable msg memo ins info'
const OTHERS = { yours: '', mine: '', office: 'circtel cirtel depcir', post: '' } as const

const listed = (words: string) => words.split(' ').filter((word) => word !== '')
const namesOf = (whose: keyof typeof WHOSE): readonly string[] => [
  ...listed(WHOSE[whose]).flatMap((owner) => listed(KINDS).map((kind) => owner + kind)),
  ...listed(OTHERS[whose]),
]
const withRe = (names: readonly string[]) => [...names, ...names.map((name) => `re${name}`)].join(', ')

/** "Urtel", "Reembtel", "Depcirtel". */
export const CABLES = {
  yours: withRe(namesOf('yours')),
  mine: withRe(namesOf('mine')),
  office: withRe(namesOf('office')),
  post: withRe(namesOf('post')),
}

/** Those that say that they are answered: "Reurtel". */
export const RE_CABLES = (['yours', 'mine', 'office', 'post'] as const)
  .flatMap((whose) => namesOf(whose).map((name) => `re${name}`))
  .join(', ')
