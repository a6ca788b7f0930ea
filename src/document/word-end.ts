import type { BodyElement } from './body.ts'

const APART = new Set(
  `ab address addrLine argument back bibl body byline cb cell cit closer dateline desc div epigraph figDesc figure floatingText front fw gap gb
  group head item l label lg list note opener p pb postscript q quote rdg row said salute signed sp space speaker stage table text trailer`.split(
    /\s+/u,
  ),
)

/** Whether no word runs through an element: between what stands in it and what stands beside it a word ends. */
export function standsApart({ name, attributes }: BodyElement): boolean {
  if (name === 'lb' || name === 'pb' || name === 'cb' || name === 'gb') return attributes.break !== 'no'
  return APART.has(name)
}
