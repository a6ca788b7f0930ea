import type { Move, Point, Silence } from './exchange.ts'

/** Where in an exchange a point stands, as issues tell it: `4, 4a`. A move is told by its sign. */
export const pointWhere = ({ sign }: Pick<Move, 'sign'>, { id }: Pick<Point, 'id'>): string => `${sign}, ${id}`

/** Several may be silent on one point. */
export const silenceWhere = ({ owedBy, to }: Pick<Silence, 'owedBy' | 'to'>): string => `silence of ${owedBy} on ${to}`

export const partyWhere = (id: string): string => `party ${id}`
