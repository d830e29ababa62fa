import { problemOf } from '../cases/execute.ts';
import type { AnswerOf, BodyOf } from '../contract/routes.ts';
import { notFound } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import type { Store } from '../store/types.ts';
import { findReleases } from './family.ts';

/** Retires a release (停用发布版): new cases no longer begin on it, running ones keep it. The last in force stays while items are done by the pack. */
export async function retireRelease(
  store: Store,
  person: Person,
  { packId, number }: { readonly packId: string; readonly number: number },
  { id, reason }: BodyOf<'retireRelease'>,
): Promise<AnswerOf<'retireRelease'>> {
  const { tenant, actor } = person;
  if (!(await findReleases(store, tenant, packId))?.releases.some(({ manifest }) => manifest.number === number)) throw notFound();
  const outcome = await store.executeStream({
    ...{ id, stream: 'release' as const, streamId: packId, tenant, type: 'retire-release', actor, reason },
    body: { number },
  });
  if (!outcome.ok) throw problemOf(outcome);
  const retired = (await findReleases(store, tenant, packId))?.releases.find(({ manifest }) => manifest.number === number);
  return { number, retiredAt: retired?.retiredAt ?? store.clock.now() };
}
