import type { Organisation } from '../../cases/context.ts';
import { matchesAny, principalsOf } from '../../cases/principals.ts';
import { person } from './found.ts';

/** Accounts that fit a candidate, in the order of the organisation. */
export function peopleBehind({ posts }: Organisation, candidates: readonly string[]): string[] {
  const fits = posts.filter(({ account, post, unit }) => matchesAny(candidates, [person(account), post, `${post}@${unit ?? '*'}`]));
  return [...new Set(fits.map(({ account }) => account))];
}

/** Accounts that fit a candidate, those of the first candidate first. */
export function peopleInOrder(organisation: Organisation, candidates: readonly string[]): string[] {
  return [...new Set(candidates.flatMap(candidate => peopleBehind(organisation, [candidate])))];
}

/** true: the account fits one of the candidates. */
export function isAmong(organisation: Organisation, candidates: readonly string[], account: string): boolean {
  return matchesAny(candidates, principalsOf(organisation, account));
}

/**
 * Candidates without some people: as they are where none of these fits one, so that who comes into post later fits too; else the others by name.
 */
export function without(organisation: Organisation, candidates: readonly string[], barred: ReadonlySet<string>): readonly string[] {
  if (![...barred].some(account => isAmong(organisation, candidates, account))) return candidates;
  return candidates.flatMap(candidate => {
    if (![...barred].some(account => isAmong(organisation, [candidate], account))) return [candidate];
    return peopleBehind(organisation, [candidate])
      .filter(account => !barred.has(account))
      .map(person);
  });
}

/** true: the account holds a post of the centre (在岗). */
export function isInPost({ posts }: Organisation, account: string): boolean {
  return posts.some(post => post.account === account);
}
