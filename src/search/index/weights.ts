// How much a word says that stands in a column.
export const TITLE_WEIGHT = 4
export const BODY_WEIGHT = 1
export const NAMES_WEIGHT = 2
