import { readPack } from '#processes/read.ts';
import { blankPack, copiedPack, type NewPack } from '#processes/blank.ts';
import type { WholeBody } from '#processes/overlay/types.ts';
import { filesOfPack } from '#processes/whole.ts';
import type { AnswerOf, BodyOf } from '../contract/routes.ts';
import { notFound, refusal } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import type { Store } from '../store/types.ts';
import { findContent } from './content.ts';
import { bodyOf, findDraft, findGolden, keepDraft } from './drafts.ts';
import { findReleases, findSurroundings, newestOf } from './family.ts';
import { currentBody, getPackDraft } from './judged.ts';

/**
 * Begins a pack of the centre's own (新建模板包): a draft with an empty canvas, or with all of another pack; nothing is published. The id is that of the
 * process too, and what calls name: one that is in use here or in a centre above is refused.
 */
export async function createPack(store: Store, person: Person, request: BodyOf<'createPack'>): Promise<AnswerOf<'createPack'>> {
  const { pack, title, kind, copyOf } = request;
  const made = { id: pack, title, kind: kind as NewPack['kind'] };
  refuseWrong(made);
  if (await isTaken(store, person.tenant, pack)) throw taken(pack);
  const body = copyOf === undefined ? blankPack(made) : copiedPack(await wholeOf(store, person.tenant, copyOf), made);
  await keepDraft(store, person, { pack, version: 0, body: bodyOf(body) });
  return getPackDraft(store, person, pack);
}

/** Id, title and kind are read as those of any pack. */
function refuseWrong(made: NewPack): void {
  const { problems } = readPack(filesOfPack({ ...blankPack(made).pack, scenarios: {}, items: [] }));
  const [first] = problems.filter(({ file }) => file === 'pack.json');
  if (first) throw refusal(422, 'pack-not-valid', first.message, { details: { problems } });
}

async function isTaken(store: Store, tenant: string, pack: string): Promise<boolean> {
  const [releases, draft, { calls }] = await Promise.all([
    findReleases(store, tenant, pack),
    findDraft(store, tenant, pack),
    findSurroundings(store, tenant, pack, null),
  ]);
  return releases !== null || Boolean(draft?.body) || Object.hasOwn(calls, pack);
}

/** A pack of the centre as a whole: its draft, or what its newest release says in effect. */
async function wholeOf(store: Store, tenant: string, pack: string): Promise<WholeBody> {
  const { body } = await currentBody(store, tenant, pack);
  if (body.kind === 'whole') return body;
  const newest = newestOf(await findReleases(store, tenant, pack));
  const content = newest && (await findContent(store, newest.manifest.content));
  if (!content) throw notFound();
  return { kind: 'whole', pack: content.pack, golden: await findGolden(store, tenant, pack) };
}

function taken(pack: string) {
  return refusal(409, 'pack-exists', {
    zh: `编号「${pack}」已被本中心或上级中心的模板包使用，请换一个编号。`,
    en: `Expected an id that no pack of this centre or of one above has, but "${pack}" is taken; choose another.`,
  });
}
