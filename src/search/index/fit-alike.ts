import type { Request } from '../search.ts'
import type { Sought } from './seek.ts'

/** Whether nothing puts one hit before another but the order that was chosen, or their age: the same of every engine. */
export const fitAlike = (
  { sort = 'relevance' }: Pick<Request, 'sort'>,
  { compiled, understood, found }: Pick<Sought<{ readonly length: number }>, 'compiled' | 'understood' | 'found'>,
): boolean => found.length === 0 || sort !== 'relevance' || (compiled.constant && understood.surer.length === 0)
