import type { ItemOperation, Operation, OverlayBody } from '#processes/overlay/types.ts';
import { findPerson, type Person } from '../../identity/person.ts';
import { findDraft, keepDraft, shownVersion } from '../../releases/drafts.ts';
import { findReleases, newestOf } from '../../releases/family.ts';
import { publishPack } from '../../releases/publish.ts';
import { decideReview, requestReview } from '../../releases/reviews.ts';
import type { Store } from '../../store/types.ts';

/** What a township makes of a pack it has taken over (属地化). */
interface Adaptation {
  readonly pack: string;
  readonly notes: string;
  readonly operations: readonly Operation[];
  readonly items?: Readonly<Record<string, readonly ItemOperation[]>>;
}

const centre = 'henglongqiao';
const administrator = 'hl-admin';
const reviewer = 'hl-office';

/** Henglongqiao promises more than the district and warns earlier; called packs first. The other township keeps the district's. */
const adaptations: readonly Adaptation[] = [
  {
    pack: 'supplement',
    notes: '本镇补正次数不限，仍不齐全的再次一次性告知。',
    operations: [{ part: 'settings', path: ['supplementMax'], value: null }],
  },
  {
    pack: 'promised',
    notes: '缩短食品经营许可、公共场所卫生许可的承诺时限；提前两个工作日预警，黄牌同时通知分管领导。',
    operations: [
      { part: 'cards', path: ['warning', 'when', 'beforeDue'], value: 2 },
      { part: 'cards', path: ['yellow', 'to'], value: ['handler', 'window-supervisor', 'unit-leader'] },
    ],
    items: {
      'food-business-new': [
        { path: ['promisedLimit'], value: 3 },
        { path: ['stageLimits'], value: { handle: 1, review: 1, approve: 1 } },
      ],
      'public-place-hygiene': [
        { path: ['promisedLimit'], value: 7 },
        { path: ['stageLimits'], value: { accept: 1, handle: 3, review: 1, approve: 1, close: 1 } },
      ],
    },
  },
];

/** The township's administrator publishes its own release of some packs, reviewed by the business office, as the pages would. Done before, nothing is done again. */
export async function adaptTownship(store: Store): Promise<void> {
  const person = await findPerson(store, { account: administrator, tenant: centre });
  const second = await findPerson(store, { account: reviewer, tenant: centre });
  if (person && second) for (const adaptation of adaptations) await adaptPack(store, { person, second }, adaptation);
}

/** Who changes the packs, and who reviews them. */
interface TwoPeople {
  readonly person: Person;
  readonly second: Person;
}

async function adaptPack(store: Store, { person, second }: TwoPeople, { pack, notes, operations, items = {} }: Adaptation): Promise<void> {
  const newest = newestOf(await findReleases(store, centre, pack));
  if (!newest?.overlay || newest.manifest.number > 1) return;
  const { base, items: taken } = newest.overlay;
  const body: OverlayBody = {
    kind: 'overlay',
    base,
    operations,
    items: taken.map(one => ({ ...one, operations: items[one.item] ?? one.operations })),
  };
  const known = await findDraft(store, centre, pack);
  const version = await keepDraft(store, person, { pack, version: shownVersion(known), body });
  const reviewId = `demo-review-${pack}-2`;
  await requestReview(store, person, pack, { id: reviewId, version, notes });
  await decideReview(store, second, { packId: pack, reviewId }, { id: `demo-decision-${pack}-2`, approve: true, comment: '同意。' });
  await publishPack(store, person, pack, { id: `demo-release-${pack}-2`, version, notes });
}
