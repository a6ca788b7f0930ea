/** `1 document`, `2 documents`, `6 parties`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
