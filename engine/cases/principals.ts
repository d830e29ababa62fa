import type { Organisation } from './context.ts';

/** The principal every actor matches: tasks of plain BPMN models that name nobody. */
export const anyone = 'anyone';

/**
 * true: one of an actor's principals (操作人身份) fits a candidate `person:<account>`, `<post>@<unit>` or `<post>`.
 * A grant for the whole centre, `<post>@*`, fits every unit.
 */
export function matches(candidate: string, principals: readonly string[]): boolean {
  if (candidate === anyone || principals.includes(candidate)) return true;
  const at = candidate.indexOf('@');
  return at > 0 && !candidate.startsWith('person:') && principals.includes(`${candidate.slice(0, at)}@*`);
}

/** true: at least one candidate fits. */
export function matchesAny(candidates: readonly string[], principals: readonly string[]): boolean {
  return candidates.some(candidate => matches(candidate, principals));
}

/** Principals of an account from the posts it holds (岗位 -> 身份). */
export function principalsOf(organisation: Organisation, account: string): string[] {
  const grants = organisation.posts.filter(post => post.account === account);
  return [...new Set([`person:${account}`, ...grants.flatMap(({ post, unit }) => [post, `${post}@${unit ?? '*'}`])])];
}

/**
 * Principal of a post for a unit (岗位在单位的身份): `<post>@<unit>` where somebody holds it there; else those who hold it for the whole centre,
 * `<post>@*` where other units have holders of their own, who are not concerned; else `<post>`, so that somebody hears.
 */
export function postPrincipal(organisation: Organisation, post: string, unit: string): string {
  const units = organisation.posts.filter(grant => grant.post === post).map(grant => grant.unit);
  if (units.includes(unit)) return `${post}@${unit}`;
  return units.includes(null) && units.some(held => held !== null) ? `${post}@*` : post;
}

/** true: somebody holds the post of a principal (for a unit: there or for the whole centre). */
export function isHeld(organisation: Organisation, principal: string): boolean {
  if (principal === anyone) return true;
  if (principal.startsWith('person:')) return organisation.posts.some(grant => `person:${grant.account}` === principal);
  const [post, unit] = principal.split('@');
  return organisation.posts.some(grant => grant.post === post && (unit === undefined || grant.unit === null || grant.unit === unit));
}
