/** What narrows the case list (筛选), as in the address: a link leads to the same rows. */
export interface CaseSearch {
  readonly q?: string;
  readonly centre?: string;
  readonly type?: string;
  readonly status?: string;
  readonly phase?: 'running' | 'suspended' | 'closed';
  readonly stage?: string;
  readonly card?: 'warning' | 'yellow' | 'red';
  readonly unit?: string;
  readonly item?: string;
  /** Days of registration, both counted. */
  readonly from?: string;
  readonly to?: string;
  /** Number of the page shown, from 1, and the cursors that led there, the last one first read. */
  readonly page?: number;
  readonly trail?: string;
}

/** The seven types (办件类型): supplement and rejection are told by what happened to a case; and first contacts, which are no cases. */
export const caseTypes = ['instant', 'promised', 'joint', 'escalated', 'reply', 'supplement', 'rejection', 'first-contact'] as const;
export const casePhases = ['running', 'suspended', 'closed'] as const;
/** Statuses (状态) the shipped packs give, in the order a case meets them. */
export const caseStatuses = [
  'received',
  'supplement-pending',
  'accepted',
  'special-procedure',
  'forwarded',
  'superior-answered',
  'granted',
  'refused',
  'declined',
  'replied',
  'taken-up',
  'withdrawn',
  'terminated',
  'delivered',
  'closed',
] as const;
export const caseLevels = ['warning', 'yellow', 'red'] as const;
/** Filters that name one of a list. */
export const filterNames = ['q', 'centre', 'type', 'status', 'phase', 'stage', 'card', 'unit', 'item', 'from', 'to'] as const;
export type FilterName = (typeof filterNames)[number];

/** Cursors kept in the address, so that it stays short enough to be sent. */
const trailAtMost = 20;

const isIn = <T extends string>(list: readonly T[], value: unknown): value is T => list.some(one => one === value);
const asText = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 200 ? value : typeof value === 'number' ? String(value) : undefined;
const asDay = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;
const asWord = (value: unknown): string | undefined => {
  const text = asText(value);
  return text !== undefined && /^[\w.:@-]{1,100}$/.test(text) ? text : undefined;
};

/** Reads the address; what is not understood is left out. */
export function readCaseSearch(search: Readonly<Record<string, unknown>>): CaseSearch {
  const page = typeof search.page === 'number' && Number.isInteger(search.page) && search.page > 1 ? search.page : undefined;
  const trail = typeof search.trail === 'string' && /^[\w.-]{1,2000}$/.test(search.trail) ? search.trail : undefined;
  const found = {
    q: asText(search.q),
    centre: asWord(search.centre),
    type: isIn(caseTypes, search.type) ? search.type : undefined,
    status: asWord(search.status),
    phase: isIn(casePhases, search.phase) ? search.phase : undefined,
    stage: asWord(search.stage),
    card: isIn(caseLevels, search.card) ? search.card : undefined,
    unit: asWord(search.unit),
    item: asWord(search.item),
    from: asDay(search.from),
    to: asDay(search.to),
    ...(page && trail ? { page, trail } : {}),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as CaseSearch;
}

/** The filters alone, without the page. */
export function filtersOf({ page: _, trail: __, ...filters }: CaseSearch): Omit<CaseSearch, 'page' | 'trail'> {
  return filters;
}

/** Filters after one was changed; the list begins anew. Another centre has other units and items. */
export function changed(search: CaseSearch, change: Readonly<Partial<Record<FilterName, string | undefined>>>): CaseSearch {
  const next: Record<string, unknown> = { ...filtersOf(search), ...change };
  if ('centre' in change && change.centre !== search.centre) {
    if (!('unit' in change)) delete next.unit;
    delete next.item;
  }
  return readCaseSearch(next);
}

/** The cursor of the page shown; undefined on the first. */
export function cursorOf({ trail }: CaseSearch): string | undefined {
  return trail?.split('.').at(-1);
}

/** The address of the page after. */
export function nextPage(search: CaseSearch, cursor: string): CaseSearch {
  const trail = [...(search.trail?.split('.') ?? []), cursor].slice(-trailAtMost);
  return { ...search, page: (search.page ?? 1) + 1, trail: trail.join('.') };
}

/** The address of the page before; where its cursor is no longer known, the first page. */
export function previousPage(search: CaseSearch): CaseSearch {
  const page = (search.page ?? 1) - 1;
  const trail = search.trail?.split('.').slice(0, -1) ?? [];
  if (page <= 1 || trail.length === 0) return filtersOf(search);
  return { ...search, page, trail: trail.join('.') };
}
