import type { AnswerOf } from '#server/contract/routes.ts';

type People = AnswerOf<'getOrganisation'>['people'];

/**
 * Accounts a demand goes to at first (督办对象): the people who hold the work; where nobody has claimed it yet, those who hold the post
 * (`handler@market-supervision`, or `handler` in any unit).
 */
export function addresseesOf(holders: readonly string[], people: People): readonly string[] {
  const accounts = holders.flatMap(holder => {
    if (people.some(({ account }) => account === holder)) return [holder];
    const [post, unit] = holder.split('@');
    return people
      .filter(person => person.posts.some(held => held.post === post && (unit === undefined || held.unit === null || held.unit === unit)))
      .map(({ account }) => account);
  });
  return [...new Set(accounts)];
}
