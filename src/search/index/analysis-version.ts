/** Changes with the analyser or with what is indexed: an index of another analysis is read until a new one takes its place. */
export const ANALYSIS = 15
