import type { Organisation } from '../../cases/context.ts';
import type { Execution } from '../execution.ts';
import { person } from './found.ts';
import { isAmong, isInPost, peopleBehind } from './people.ts';

/** true: the person is away now (外出、请假). */
export function isAway({ absences }: Organisation, account: string, now: number): boolean {
  return absences?.some(one => one.account === account && one.from <= now && now < one.until) === true;
}

/**
 * Who stands in for a person who is away now (AB岗); of somebody who is away too, whoever stands in for them. undefined: nobody is away, or nobody
 * in post can be found.
 */
export function standInOf({ context: { organisation, now } }: Execution, account: string, barred: ReadonlySet<string>): string | undefined {
  const seen = new Set([account]);
  for (let who = account; ; ) {
    const absence = organisation.absences?.find(one => one.account === who && one.from <= now && now < one.until);
    if (!absence) return who !== account && isInPost(organisation, who) && !barred.has(who) ? who : undefined;
    if (seen.has(absence.substitute)) return undefined;
    who = absence.substitute;
    seen.add(who);
  }
}

/** Candidates with those who stand in for the ones who are away, and who stands in for whom in words; '' where nobody does. */
export function withStandIns(
  execution: Execution,
  candidates: readonly string[],
  barred: ReadonlySet<string>,
): { readonly candidates: readonly string[]; readonly words: string } {
  const { organisation, now } = execution.context;
  if (!organisation.absences?.length) return { candidates, words: '' };
  const pairs = peopleBehind(organisation, candidates)
    .filter(account => isAway(organisation, account, now))
    .flatMap(account => {
      const by = standInOf(execution, account, barred);
      return by === undefined || isAmong(organisation, candidates, by) ? [] : [{ account, by }];
    });
  const added = [...new Set(pairs.map(({ by }) => person(by)))];
  const words = pairs.map(({ account, by }) => `；${account} 不在岗期间由 ${by} 代办（AB岗）`).join('');
  return { candidates: [...candidates, ...added], words };
}
