import { may } from '../identity/permissions.ts';
import type { Person } from '../identity/person.ts';
import { notFound, refusal } from '../http/problem.ts';
import type { CentreTree } from './layers.ts';
import { officialId } from './official.ts';

/** Calendars a person may look at (可见日历): the country's, those above the own centre, its own, and those below where a role reaches down. */
export function visibleCalendars(tree: CentreTree, person: Person): readonly string[] {
  return [...new Set([...tree.chain(person.tenant), ...person.tenants])];
}

/** Refuses a calendar outside the reader's reach as if it did not exist. */
export function checkVisible(tree: CentreTree, person: Person, id: string): void {
  if (!visibleCalendars(tree, person).includes(id)) throw notFound();
}

/**
 * May the person change this calendar (日历维护)? The country's: an administrator of a centre that lies under no other. A centre's: its own
 * administrators, or those of a centre above whose role reaches down.
 */
export function mayChange(tree: CentreTree, person: Person, id: string): boolean {
  if (id !== officialId) return may(person, 'calendar.manage', { tenant: id, unit: '', participates: false });
  const isRoot = tree.chain(person.tenant).length === 2;
  return isRoot && may(person, 'calendar.manage', { tenant: person.tenant, unit: '', participates: false });
}

/** Refuses a change of a calendar that is somebody else's to change. */
export function checkMayChange(tree: CentreTree, person: Person, id: string): void {
  checkVisible(tree, person, id);
  if (mayChange(tree, person, id)) return;
  throw refusal(403, 'calendar-not-yours', {
    zh: '这份日历由上级中心维护，您只能查看。需要调整时请联系上级中心，或在本中心日历中登记本地安排。',
    en: 'Expected a calendar your centre keeps, but this one is kept above. Ask the centre above, or enter local days in your own calendar.',
  });
}
