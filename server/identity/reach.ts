import type { Permission } from '../contract/permissions.ts';
import type { ScopedReader } from '../store/types.ts';
import { holds, maySee, type Target } from './permissions.ts';
import type { Person } from './person.ts';

/** A piece of SQL with its values. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly (string | number)[];
}

/**
 * Condition on `"case" c`: the cases a person may see (可见办件), as the table of permissions says; `permissions` narrows or changes the kind
 * of right asked for (cases or cards). No right at all: false.
 */
export function visibleCases(person: Person, kind: 'case' | 'card' = 'case'): Condition {
  const parts = person.grants.flatMap(grant => {
    const tenants = grant.reach === 'subtree' ? person.tenants : [person.tenant];
    const inCentre = `c.tenant in (${marks(tenants)})`;
    if (holds(grant, `${kind}.read.all`) || (holds(grant, `${kind}.read.unit`) && grant.unit === null))
      return [{ sql: inCentre, params: tenants }];
    if (holds(grant, `${kind}.read.unit`)) return [{ sql: `(${inCentre} and c.unit = ?)`, params: [...tenants, grant.unit as string] }];
    return [];
  });
  const own = person.permissions.has(`${kind}.read.own` as Permission) ? [participation(person)] : [];
  return anyOf([...parts, ...own]);
}

/** Condition on `"case" c`: the person takes part in the case (参与人), now or by name at some time. */
export function participation(person: Person): Condition {
  const fit = fitsPrincipal('p.principal', person.actor.principals);
  return {
    sql: `(c.tenant = ? and exists (select 1 from case_participant p where p.tenant = c.tenant and p.case_id = c.id and (p.until is null or p.principal = ?) and ${fit.sql}))`,
    params: [person.tenant, `person:${person.account}`, ...fit.params],
  };
}

/** Condition: the principal in a column is one of the person's; a whole-centre post (`post@*`) fits the post at any unit. */
export function fitsPrincipal(column: string, principals: readonly string[]): Condition {
  const whole = principals.filter(principal => principal.endsWith('@*')).map(principal => `${principal.slice(0, -1)}%`);
  const parts = [`${column} in (${marks(principals)})`, ...whole.map(() => `${column} like ?`)];
  return { sql: `(${parts.join(' or ')})`, params: [...principals, ...whole] };
}

/**
 * Conditions each of which an index on the column answers by itself; together what `fitsPrincipal` says. The posts of a whole centre are a range: the
 * column must be ordered by its bytes.
 */
export function fittingRanges(column: string, principals: readonly string[]): Condition[] {
  const posts = principals.filter(principal => principal.endsWith('@*')).map(principal => principal.slice(0, -2));
  return [
    ...principals.map(principal => ({ sql: `${column} = ?`, params: [principal] })),
    ...posts.map(post => ({ sql: `${column} >= ? and ${column} < ?`, params: [`${post}@`, `${post}A`] })),
  ];
}

function anyOf(parts: readonly Condition[]): Condition {
  if (parts.length === 0) return { sql: '1 = 0', params: [] };
  return { sql: `(${parts.map(part => part.sql).join(' or ')})`, params: parts.flatMap(part => part.params) };
}

/** `?, ?, ?` for a list of values. */
export function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}

/** Finds what permissions ask about a case, or undefined when the person may not see it. */
export async function findTarget(reader: ScopedReader, person: Person, caseId: string): Promise<Target | undefined> {
  const part = participation(person);
  const [row] = await reader.select<{ tenant: string; unit: string; participates: number }>(
    `select c.tenant as "tenant", c.unit as "unit", case when ${part.sql} then 1 else 0 end as "participates" from "case" c where c.tenant in (${marks(person.tenants)}) and c.id = ?`,
    [...part.params, ...person.tenants, caseId],
  );
  if (!row) return undefined;
  const target = { tenant: row.tenant, unit: row.unit, participates: Number(row.participates) === 1 };
  return maySee(person, target) ? target : undefined;
}

/** May the person see personal data of a case unmasked? Whoever takes part in it, or an auditor. */
export function seesAll(person: Person, target: Target): boolean {
  return target.participates || (target.tenant === person.tenant && person.permissions.has('case.unmask'));
}
