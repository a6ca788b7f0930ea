import type { Name } from '#authority/name.ts'
import { type FormByRule, formsByRule } from '#authority/romanise.ts'
import { fold } from '#value/fold.ts'
import { scriptInWords } from '../../words/terms.ts'
import type { NameLine } from './name-line.ts'

const SYSTEM: Readonly<Record<FormByRule['system'], string>> = {
  pinyin: 'pinyin',
  'wade-giles': 'Wade-Giles',
  palladius: 'Palladius',
  'bgn-pcgn': 'BGN/PCGN',
  'ala-lc': 'Library of Congress',
  iso9: 'ISO 9',
  scholarly: 'scholarly transliteration',
  english: 'English usage',
  german: 'German transcription',
  french: 'French transcription',
  spanish: 'Spanish transcription',
  dutch: 'Dutch transcription',
  polish: 'Polish transcription',
  hungarian: 'Hungarian transcription',
}

/** What the eye takes for one: accents, signs, hyphens and capitals apart. */
const looks = (text: string) => fold(text).replace(/[^\p{L}\p{N}]|[ʹʺ]/gu, '')

/** Forms that rules make of somebody's names, each once, with the rule and the name; none that is attested, none of a misspelling. */
export function namesByRule(names: readonly Name[]): NameLine[] {
  const seen = new Set(names.map(({ text }) => looks(text)))
  return names
    .filter(({ kind }) => kind !== 'misspelt')
    .flatMap((name) =>
      formsByRule(name, names).flatMap(({ text, system, lang, script }): NameLine[] => {
        if (seen.has(looks(text))) return []
        seen.add(looks(text))
        return [
          {
            text,
            ...(lang === undefined ? {} : { lang }),
            kind: 'made by rule',
            script: scriptInWords(text, script),
            isGap: false,
            source: SYSTEM[system],
            madeOf: { text: name.text, ...(name.lang === undefined ? {} : { lang: name.lang }) },
          },
        ]
      }),
    )
}
