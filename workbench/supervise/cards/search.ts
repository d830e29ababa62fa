/** What narrows the list of cards (筛选), as in the address. */
export interface CardSearch {
  readonly centre?: string;
  readonly level?: 'warning' | 'yellow' | 'red';
  /** Days on which the cards were given, both counted. */
  readonly from?: string;
  readonly to?: string;
}

const levels = ['warning', 'yellow', 'red'] as const;
const asDay = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

/** Reads the address; what is not understood is left out. */
export function readCardSearch(search: Readonly<Record<string, unknown>>): CardSearch {
  const centre = typeof search.centre === 'string' && /^[\w.:@-]{1,100}$/.test(search.centre) ? search.centre : undefined;
  const level = levels.find(one => one === search.level);
  const [from, to] = [asDay(search.from), asDay(search.to)];
  return { ...(centre ? { centre } : {}), ...(level ? { level } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) };
}
