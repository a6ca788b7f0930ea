/** What was done to documents: wall seconds, and seconds of the processor. */
export interface Work {
  readonly seconds: number
  readonly cpu: number
  /** In the servers that had a part in it. */
  readonly server?: number
}

const WIDE = 46

/** A line of the table: the engines of one machine, those of large archives. */
export const tell = (what: string, embedded: string, big: string): void =>
  console.log(`  ${what.padEnd(38)} ${embedded.padEnd(WIDE)} ${big}`)

export function rate(count: number, { seconds, cpu, server }: Work): string {
  const each = (some: number) => ((1000 * some) / count).toFixed(2)
  return `${Math.round(count / seconds)} documents/s, CPU ${each(cpu)}${server === undefined ? '' : ` + ${each(server)}`} s`
}
