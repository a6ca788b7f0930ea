/** A date in the Extended Date/Time Format (ISO 8601-2), proleptic Gregorian: `1949-01-10`, `1949-01~`, `1948/1949`, `[1948-12-30,1949-01-01]`. */
export type Edtf = string
