import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import type { Command } from 'commander'
import { correct } from '#curation/correct.ts'
import { readHeld } from '#formats/jsonl/read.ts'
import { type Held, KINDS } from '#holding/held.ts'
import { Refusal } from '#value/refusal.ts'
import type { Context } from './context.ts'
import { findHeld, kindNamed } from './find-record.ts'
import { unresolvedLines } from './unresolved-lines.ts'
import { wholeNumber } from './whole-number.ts'
import { words } from './words.ts'

interface CorrectFlags {
  readonly kind: string
  readonly set?: readonly string[]
  readonly from?: string
  readonly note: string
  readonly public?: boolean
  readonly over?: number
}

export function addCorrect(program: Command, context: Context): void {
  program
    .command('correct')
    .description('change a record; it becomes a new version, and the earlier ones stay')
    .argument('<number>', 'its record number')
    .option('--set <field=value...>', 'set a field: title="…", dates.0.edtf=1949-01-10; an empty value takes it away')
    .option(
      '--from <file>',
      'take the whole record from a JSON file, as "show --json" prints it (- for standard input)',
    )
    .option('--kind <kind>', `what it is: ${KINDS.join(', ')}`, 'document')
    .requiredOption('--note <why>', 'what was changed and why', words)
    .option('--public', 'a correction: list it, with its note, on the record and among the corrections', false)
    .option('--over <version>', 'only if that version still stands', wholeNumber(1, 1_000_000))
    .addHelpText(
      'after',
      '\nExamples:\n  chancery correct 116969 --set summary.0.text="Answers the telegram of 13 January." --note "wrong day" --public\n  chancery show 116969 --json > r.json && chancery correct 116969 --from r.json --note "places added"\n  chancery correct stalin --kind agent --set status.kind=reviewed --note "names checked"',
    )
    .action(async (given: string, flags: CorrectFlags, command: Command) => {
      if ((flags.set === undefined) === (flags.from === undefined))
        throw new Refusal('invalid', 'Say what to change, with either --set or --from.')
      const replacement =
        flags.from === undefined ? undefined : valid(shown(json(await textFrom(flags.from, context), flags.from)))
      const archive = await context.open(command)
      const kind = kindNamed(flags.kind)
      const id = await findHeld(archive, kind, given)
      const amend = (held: Held): Held =>
        replacement === undefined
          ? valid((flags.set ?? []).reduce<unknown>(withField, held))
          : withUnshown(replacement, held)
      const { done, unresolved } = await correct(archive.store, kind, id, amend, {
        by: context.by,
        note: flags.note,
        correction: flags.public === true,
        ...(flags.over === undefined ? {} : { over: flags.over }),
      })
      if (context.json(command)) return context.terminal.json({ id, done, unresolved })
      context.terminal.print(done === 'unchanged' ? `${id} says that already.` : `${id} has a new version.`)
      for (const line of unresolvedLines(unresolved)) context.terminal.print(line)
    })
}

/** Standard input is waited for, not read at once: a Ctrl-C would not be heard. */
const textFrom = (file: string, { surroundings: { stdin } }: Context): Promise<string> =>
  file === '-' ? text(stdin) : readFile(file, 'utf8')

function json(text: string, from: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Refusal('invalid', `${from} is no JSON: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}

/** With what the public shape leaves out, or cuts: it is not lost by correcting through it. */
function withUnshown(replacement: Held, held: Held): Held {
  if (held.kind !== 'document' || replacement.kind !== 'document') return replacement
  const { origin, unplaced } = held
  return {
    ...replacement,
    ...(origin === undefined ? {} : { origin }),
    ...(unplaced === undefined ? {} : { unplaced }),
  }
}

/** A record as `show --json` prints it: with its version, and parts that only the archive keeps. */
function shown(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).filter(([name]) => !['version', 'origin', 'unplaced'].includes(name)))
}

function valid(value: unknown): Held {
  const { held, issues } = readHeld(value, 'the record')
  if (held === undefined || issues.length > 0)
    throw new Refusal(
      'invalid',
      `This would be no record: ${issues.map(({ field, message }) => `${field}: ${message}`).join('; ')}`,
    )
  return held
}

/** One `path=value` applied to a JSON value; the value is JSON where it parses as such, else a string. */
function withField(value: unknown, assignment: string): unknown {
  const at = assignment.indexOf('=')
  if (at < 1) throw new Refusal('invalid', `“${assignment}” is not of the form FIELD=VALUE.`)
  return withPath(value, assignment.slice(0, at).split('.'), parsed(assignment.slice(at + 1)))
}

function parsed(given: string): unknown {
  if (given === '') return undefined
  if (!/^[[{"]/u.test(given) && given !== 'true' && given !== 'false') return given
  return json(given, given)
}

function withPath(value: unknown, [head, ...rest]: readonly string[], leaf: unknown): unknown {
  if (head === undefined) return leaf
  if (Array.isArray(value) || (value === undefined && /^\d+$/u.test(head))) {
    const items: readonly unknown[] = Array.isArray(value) ? value : []
    const index = Number(head)
    if (!Number.isInteger(index) || index < 0 || index > items.length)
      throw new Refusal('invalid', `There is no place ${head} in a list of ${items.length}.`)
    const item = withPath(items[index], rest, leaf)
    return item === undefined ? items.toSpliced(index, 1) : items.toSpliced(index, 1, item)
  }
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return Object.fromEntries(
    [
      ...fields.filter(([name]) => name !== head),
      [head, withPath(fields.find(([name]) => name === head)?.[1], rest, leaf)],
    ].filter(([, held]) => held !== undefined),
  )
}
