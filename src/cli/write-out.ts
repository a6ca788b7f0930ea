import type { Context } from './context.ts'

/** Writes a piece of a result; waits where the reader of a pipe is slower than we are. */
export async function writeOut({ surroundings: { stdout } }: Context, piece: string): Promise<void> {
  if (stdout.write(piece) === false) await new Promise((resolve) => process.stdout.once('drain', resolve))
}
