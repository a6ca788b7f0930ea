/** `1 document`, `2 documents`. */
export const counted = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`
