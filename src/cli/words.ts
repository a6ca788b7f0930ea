import { InvalidArgumentError } from 'commander'

/** Reads a flag's value that must say something: a variable of the shell that was never set gives an empty one. */
export function words(given: string): string {
  if (given.trim() === '') throw new InvalidArgumentError('It must not be empty.')
  return given
}

/** The same, of a flag that may be given several times. */
export const eachWords = (given: string, before: readonly string[] = []): readonly string[] => [...before, words(given)]

/** Reads an address of the web. */
export function webAddress(given: string): string {
  if (!/^https?:\/\//u.test(given) || !URL.canParse(given))
    throw new InvalidArgumentError('It must be an address, as https://archive.example.')
  return given
}
