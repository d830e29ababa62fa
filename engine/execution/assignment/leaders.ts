import { defaultLeaders, type Organisation } from '../../cases/context.ts';
import { peopleBehind } from './people.ts';
import { lineOf } from './units.ts';

/**
 * Chain of leaders (上级领导链) above a person, or above a unit, as principals, the nearest first: the first post of the chain in the unit and in the
 * units around it, then the other posts in order. Levels without anybody, and with nobody who is not on a nearer level, are left out; so are the
 * person's own level and those under it: nobody is their own leader.
 */
export function leadersAbove(organisation: Organisation, unit: string, account?: string): readonly string[] {
  const seen = new Set<string>();
  const levels: { readonly principal: string; readonly people: readonly string[] }[] = [];
  for (const principal of postsAbove(organisation, unit)) {
    const people = peopleBehind(organisation, [principal]);
    if (people.every(one => seen.has(one))) continue;
    for (const one of people) seen.add(one);
    levels.push({ principal, people });
  }
  const own = account === undefined ? -1 : levels.findLastIndex(({ people }) => people.includes(account));
  return levels.slice(own + 1).map(({ principal }) => principal);
}

function postsAbove(organisation: Organisation, unit: string): readonly string[] {
  const line = lineOf(organisation, unit);
  const [first, ...others] = organisation.leaders ?? defaultLeaders;
  if (first === undefined) return [];
  const upper = others.flatMap((post, at) => upperPost(organisation, post, { line, top: at === others.length - 1 }));
  return [...line.map(one => `${first}@${one}`), ...upper];
}

/** A leader above the units: of this line (分管), else of the whole centre; the topmost one leads every unit, wherever the post is held. */
function upperPost({ posts }: Organisation, post: string, { line, top }: { line: readonly string[]; top: boolean }): string[] {
  const units = posts.filter(grant => grant.post === post).map(({ unit }) => unit);
  const own = line.find(unit => units.includes(unit));
  if (own !== undefined) return [`${post}@${own}`];
  if (units.includes(null)) return [`${post}@*`];
  return top ? [post] : [];
}
