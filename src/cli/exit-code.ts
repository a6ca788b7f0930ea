import { lookUp } from '#value/look-up.ts'
import { Refusal, type RefusalCode } from '#value/refusal.ts'

/** The exit codes of every command (docs/command-line.md holds the same table). */
export const EXIT = {
  done: 0,
  /** A fault of the program: please report it. */
  fault: 1,
  /** A wrong flag, a wrong value, a setting that is wrong. */
  usage: 2,
  /** No such archive, record, file or folder. */
  notFound: 3,
  /** It would overwrite, or the record has moved on, or it may not be done. */
  refused: 4,
  /** Another process is writing, or the port is in use. */
  busy: 5,
  /** Done, but something wants a look: records were refused, or `check` found a fault. */
  wantsALook: 6,
  /** Something outside gave way: the disk is full, a file cannot be read. */
  unavailable: 7,
  interrupted: 130,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

const OF_REFUSAL: Readonly<Record<RefusalCode, ExitCode>> = {
  'not-found': EXIT.notFound,
  gone: EXIT.notFound,
  conflict: EXIT.refused,
  forbidden: EXIT.refused,
  invalid: EXIT.usage,
  busy: EXIT.busy,
  unavailable: EXIT.unavailable,
}

/** Faults of the system that a user can mend, by their codes, with what to do. */
const OF_SYSTEM: Readonly<Record<string, string>> = {
  EEXIST: 'It is there already, and nothing is ever overwritten. Name another.',
  ENOSPC: 'The disk is full. Free some space and run the command again: what was finished is kept.',
  EACCES: 'This may not be read or written by you. Check the permissions of the folder.',
  EPERM: 'This may not be read or written by you. Check the permissions of the folder.',
  EROFS: 'The disk may only be read.',
  ENOENT: 'There is no such file or folder.',
  EISDIR: 'This is a folder, where a file is wanted.',
  ENOTDIR: 'This is a file, where a folder is wanted.',
  EMFILE: 'Too many files are open.',
}

/** One line for whoever ran the command, and the exit code. A fault of the program keeps its trace: it is wanted in a report. */
export function explain(thrown: unknown): { readonly line: string; readonly code: ExitCode } {
  if (thrown instanceof Refusal) return { line: `chancery: ${thrown.message}`, code: OF_REFUSAL[thrown.code] }
  if (thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string') {
    const advice = lookUp(OF_SYSTEM, thrown.code)
    if (advice !== undefined)
      return {
        line: `chancery: ${'path' in thrown ? `${String(thrown.path)}: ` : ''}${advice}`,
        code: thrown.code === 'EEXIST' ? EXIT.refused : thrown.code === 'ENOENT' ? EXIT.notFound : EXIT.unavailable,
      }
  }
  const trace = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
  return {
    line: `chancery: this is a fault of the program, not yours. Please report it with these lines.\n${trace}`,
    code: EXIT.fault,
  }
}
