import { notFound } from '../http/problem.ts';
import { holds } from '../identity/permissions.ts';
import type { Person } from '../identity/person.ts';
import { type Condition, marks } from '../identity/reach.ts';

/** The part of a centre somebody may count: all of it, or one unit. */
interface Part {
  readonly tenant: string;
  /** null: the whole centre. */
  readonly unit: string | null;
}

/**
 * Centres and units the person may count (统计范围): those of each role that carries `statistics.read`, downwards where it reaches down. A role that
 * reads the cases of its unit only counts its unit only.
 */
function partsOf(person: Person): Part[] {
  return person.grants
    .filter(grant => holds(grant, 'statistics.read'))
    .flatMap(grant => {
      const unit = holds(grant, 'case.read.all') ? null : grant.unit;
      const tenants = grant.reach === 'subtree' ? person.tenants : [person.tenant];
      return tenants.map(tenant => ({ tenant, unit }));
    });
}

/** What is counted for a person: the centres, and the condition on `"case" c`. */
export interface Scope {
  /** Centres he may ask for, the own one first. */
  readonly allowed: readonly string[];
  /** Centres that are counted. */
  readonly tenants: readonly string[];
  readonly condition: Condition;
}

/** The scope of a question; a centre outside the person's right is as if it did not exist. */
export function scopeOf(person: Person, centre: string | undefined): Scope {
  const parts = partsOf(person);
  const allowed = person.tenants.filter(tenant => parts.some(part => part.tenant === tenant));
  const tenants = centre === undefined ? allowed : allowed.filter(tenant => tenant === centre);
  if (tenants.length === 0) throw notFound();
  const whole = tenants.filter(tenant => parts.some(part => part.tenant === tenant && part.unit === null));
  const units = parts.filter(part => part.unit !== null && tenants.includes(part.tenant) && !whole.includes(part.tenant));
  const sql = [...(whole.length ? [`c.tenant in (${marks(whole)})`] : []), ...units.map(() => '(c.tenant = ? and c.unit = ?)')];
  return {
    allowed,
    tenants,
    condition: { sql: `(${sql.join(' or ')})`, params: [...whole, ...units.flatMap(({ tenant, unit }) => [tenant, unit ?? ''])] },
  };
}
