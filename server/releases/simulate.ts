import { performance } from 'node:perf_hooks';
import type { GoldenCases } from '#processes/overlay/types.ts';
import type { Tried } from '#processes/simulate.ts';
import type { ReleaseContent } from '#processes/types.ts';
import type { AnswerOf } from '../contract/routes.ts';
import { notFound, refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import type { Store } from '../store/types.ts';
import { findExtended } from './compare.ts';
import { findContent } from './content.ts';
import { findReleases, newestOf } from './family.ts';
import { goldenFor, goldenOf } from './golden.ts';
import { simulateAside } from './judge.ts';
import { currentBody, judgeDraft } from './judged.ts';

interface Wanted {
  readonly content: string;
  readonly release: ReleaseContent;
  readonly golden: GoldenCases;
}

/** Runs the golden cases of a draft or a release (运行黄金用例) in the judging thread; nothing is stored. An overlay is tried with those of its root. */
export async function simulatePack(store: Store, person: Person, pack: string, of: string): Promise<AnswerOf<'simulatePack'>> {
  const wanted = of === 'draft' ? await draftOf(store, person, pack) : await releaseOf(store, person, pack, of);
  const started = performance.now();
  const tried: Tried = { ...wanted, called: await calledBy(store, wanted.release) };
  const report = await simulateAside(tried);
  if (report === null) throw notRun();
  return { ...structuredClone(report), ms: Math.round(performance.now() - started) } as AnswerOf<'simulatePack'>;
}

async function draftOf(store: Store, { tenant }: Person, pack: string): Promise<Wanted> {
  const { body } = await currentBody(store, tenant, pack);
  const { release, content } = await judgeDraft(store, tenant, pack, body);
  if (release === null || content === null) throw notRun();
  return { content, release, golden: await goldenFor(store, tenant, pack, body) };
}

async function releaseOf(store: Store, { tenant }: Person, pack: string, of: string): Promise<Wanted> {
  const state = await findReleases(store, tenant, pack);
  const own = of === 'released' ? newestOf(state) : state?.releases.findLast(({ manifest }) => manifest.content === of);
  const content = own?.manifest.content ?? ((await findExtended(store, tenant, pack)).has(of) ? of : undefined);
  const release = content === undefined ? undefined : await findContent(store, content);
  if (content === undefined || !release) throw notFound();
  return { content, release, golden: await goldenOf(store, tenant, pack, content) };
}

/** The releases a release calls, at any depth. */
async function calledBy(store: Store, release: ReleaseContent): Promise<Tried['called']> {
  const found = new Map<string, ReleaseContent>();
  const waiting = Object.values(release.calls);
  for (const content of waiting) {
    const called = found.has(content) ? undefined : await findContent(store, content);
    if (!called) continue;
    found.set(content, called);
    waiting.push(...Object.values(called.calls));
  }
  return [...found].map(([content, one]) => ({ content, release: one }));
}

function notRun() {
  return refusal(422, 'pack-not-run', {
    zh: '草稿有错误，未能试运行。请先改正列出的问题。',
    en: 'Expected a draft without errors, but it has some and was not run. Mend the problems first.',
  });
}
