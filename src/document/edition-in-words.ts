import type { Edition } from './witness.ts'

/** A printed edition as it was given, else made of its parts. */
export function editionInWords({ asGiven, title, volume, number, pages }: Edition): string {
  const made = [
    title,
    volume === undefined ? undefined : `vol. ${volume}`,
    number === undefined ? undefined : `no. ${number}`,
    pages === undefined ? undefined : `pp. ${pages}`,
  ]
  return asGiven ?? made.filter((words) => words !== undefined).join(', ')
}
