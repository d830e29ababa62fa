import { performance } from 'node:perf_hooks';
import type { GoldenCases } from '#processes/overlay/types.ts';
import type { Tried } from '#processes/simulate.ts';
import type { ReleaseContent } from '#processes/types.ts';
import type { Problem } from '#engine/problem.ts';
import { readOneScenario } from '#processes/read.ts';
import type { AnswerOf, BodyOf } from '../contract/routes.ts';
import { notFound, refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import type { Store } from '../store/types.ts';
import { findExtended } from './compare.ts';
import { findContent } from './content.ts';
import { findReleases, newestOf } from './family.ts';
import { goldenFor, goldenOf } from './golden.ts';
import { playAside, simulateAside } from './judge.ts';
import { currentBody, judgeDraft } from './judged.ts';

/** What is tried: a release with the golden cases it is tried with. */
export interface Wanted {
  readonly content: string;
  readonly release: ReleaseContent;
  readonly golden: GoldenCases;
}

/** Runs the golden cases of a draft or a release (运行黄金用例) in the judging thread; nothing is stored. An overlay is tried with those of its root. */
export async function simulatePack(store: Store, person: Person, pack: string, of: string): Promise<AnswerOf<'simulatePack'>> {
  const wanted = of === 'draft' ? await draftOf(store, person, pack) : await releaseOf(store, person, pack, of);
  const report = await tryRelease(store, wanted);
  if (report === null) throw notRun();
  return report;
}

/** Runs golden cases on a release in the judging thread; null when it cannot be run. */
export async function tryRelease(store: Store, wanted: Wanted): Promise<AnswerOf<'simulatePack'> | null> {
  const started = performance.now();
  const tried: Tried = { ...wanted, called: await calledBy(store, wanted.release) };
  const report = await simulateAside(tried);
  return report && ({ ...structuredClone(report), ms: Math.round(performance.now() - started) } as AnswerOf<'simulatePack'>);
}

/** Plays one case as far as its steps go (试办), on a draft or a release; nothing is stored. What is no golden case is refused. */
export async function playPack(
  store: Store,
  person: Person,
  pack: string,
  { of, scenario }: BodyOf<'playPack'>,
): Promise<AnswerOf<'playPack'>> {
  const { scenario: read, problems } = readOneScenario(scenario);
  if (!read) throw notScenario(problems);
  const wanted = of === 'draft' ? await draftOf(store, person, pack) : await releaseOf(store, person, pack, of);
  if (!wanted.golden.items.some(({ id }) => id === read.item)) throw noItem(read.item);
  const called = await calledBy(store, wanted.release);
  const played = await playAside({ ...wanted, called }, read);
  if (played === null) throw notRun();
  const packs = [wanted.release, ...called.map(({ release }) => release)].map(({ pack: parts }) => parts);
  const tasks = played.tasks.map(task => ({
    ...task,
    file: packs.find(({ head }) => head.id === task.pack)?.forms[task.form ?? ''] ?? null,
  }));
  return { ...structuredClone(played), tasks } as unknown as AnswerOf<'playPack'>;
}

function notScenario([first]: readonly Problem[]) {
  return refusal(422, 'scenario-not-valid', first?.message ?? { zh: '用例不完整。', en: 'Expected a whole golden case.' }, {
    ...(first?.pointer === undefined ? {} : { errors: [{ pointer: `/scenario${first.pointer}`, message: first.message }] }),
  });
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

function noItem(item: string) {
  return refusal(
    422,
    'scenario-not-valid',
    {
      zh: `用例的事项「${item}」不在这个模板包的用例事项里，请换一个事项。`,
      en: `Expected an item the golden cases of the pack run on, but "${item}" is none; choose another.`,
    },
    { errors: [{ pointer: '/scenario/item', message: { zh: '没有这个事项。', en: 'There is no such item.' } }] },
  );
}

function notRun() {
  return refusal(422, 'pack-not-run', {
    zh: '草稿有错误，未能试运行。请先改正列出的问题。',
    en: 'Expected a draft without errors, but it has some and was not run. Mend the problems first.',
  });
}
