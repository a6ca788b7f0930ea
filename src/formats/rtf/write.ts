import type { Run } from '../csl/runs.ts'

/** Paragraphs of citations in RTF 1.9, which every word processor opens: an entry of a bibliography hangs by half an inch. */
export const RTF = {
  head: '{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\froman Times New Roman;}}\\fs24\n',
  paragraph: (runs: readonly Run[], isHanging: boolean): string =>
    `\\pard${isHanging ? '\\li720\\fi-720' : ''}\\sa120 ${runs.map(ofRun).join('')}\\par\n`,
  foot: '}\n',
}

const AS: Readonly<Record<NonNullable<Run['as']>, string>> = {
  italic: 'i',
  bold: 'b',
  'small-caps': 'scaps',
  superscript: 'super',
  subscript: 'sub',
}

const ofRun = ({ text, as }: Run): string => (as === undefined ? words(text) : `{\\${AS[as]} ${words(text)}}`)

/** Beyond ASCII each UTF-16 unit by its number, signed, with a question mark for what cannot read it. */
const words = (text: string): string =>
  text
    .replace(/[\\{}]/gu, (sign) => `\\${sign}`)
    .replace(/[\r\n\t]/gu, ' ')
    .replace(/[^ -~]/gu, (sign) =>
      unitsOf(sign)
        .map((unit) => `\\u${unit > 32_767 ? unit - 65_536 : unit}?`)
        .join(''),
    )

const unitsOf = (sign: string): number[] => Array.from({ length: sign.length }, (_, n) => sign.charCodeAt(n))
