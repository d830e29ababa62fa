import type { Text } from '#engine/problem.ts';
import type { Review } from '../contract/publishing.ts';
import { findNames, type Names } from '../identity/names.ts';
import { permissionsOf, roles } from '../identity/permissions.ts';
import { marks } from '../identity/reach.ts';
import type { Person } from '../identity/person.ts';
import type { KeptReview, ReviewState } from '../store/streams/reviews.ts';
import type { Store } from '../store/types.ts';
import { findAuthors } from './authors.ts';

/** A review as its table keeps it (复核记录). */
export interface ReviewRow {
  readonly id: string;
  readonly pack: string;
  readonly title: string;
  readonly version: number;
  readonly content: string;
  readonly subject: string;
  readonly notes: string;
  readonly state: ReviewState;
  readonly authors: string;
  readonly requestedBy: string;
  readonly requestedAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly comment: string;
}

const columns = `r.id as "id", r.pack as "pack", r.title as "title", r.version as "version", r.content as "content", r.subject as "subject",
  r.notes as "notes", r.state as "state", r.authors as "authors", r.requested_by as "requestedBy", r.requested_at as "requestedAt",
  r.decided_by as "decidedBy", r.decided_at as "decidedAt", r.comment as "comment"`;

/** Reads reviews of a centre; `where` goes on after the tenant. */
export function readReviews(store: Store, tenant: string, where: string, values: readonly unknown[]): Promise<ReviewRow[]> {
  return store.withScope({ tenants: [tenant], actor: 'designing' }, reader =>
    reader.select<ReviewRow>(`select ${columns} from pack_review r where r.tenant = ? ${where}`, [tenant, ...values]),
  );
}

/** Shows rows as the contract does; `subjects`: hash of the draft of each pack as it is now, null where none can be published. */
export async function reviewViews(
  store: Store,
  person: Person,
  rows: readonly ReviewRow[],
  subjects: ReadonlyMap<string, string | null>,
): Promise<Review[]> {
  const people = rows.flatMap(row => [row.requestedBy, row.decidedBy ?? [], accountsOf(row)].flat());
  const names = await findNames(store, people);
  return rows.map(row => viewOf(row, { person, names, subject: subjects.get(row.pack) ?? null }));
}

/** A review of a pack's stream as the contract shows it. */
export async function reviewView(
  store: Store,
  person: Person,
  { pack, review }: { readonly pack: string; readonly review: Pick<KeptReview, 'id'> },
  subject: string | null,
): Promise<Review | null> {
  const rows = await readReviews(store, person.tenant, 'and r.id = ?', [review.id]);
  const [shown] = await reviewViews(store, person, rows, new Map([[pack, subject]]));
  return shown ?? null;
}

function viewOf(
  row: ReviewRow,
  { person, names, subject }: { readonly person: Person; readonly names: Names; readonly subject: string | null },
): Review {
  const authors = accountsOf(row);
  const isLive = row.state === 'open' || row.state === 'approved';
  return {
    id: row.id,
    pack: row.pack,
    packTitle: JSON.parse(row.title) as Text,
    version: Number(row.version),
    content: row.content,
    notes: row.notes,
    state: row.state,
    authors: authors.map(names),
    requestedBy: names(row.requestedBy),
    requestedAt: Number(row.requestedAt),
    decidedBy: row.decidedBy === null ? null : names(row.decidedBy),
    decidedAt: row.decidedAt === null ? null : Number(row.decidedAt),
    comment: row.comment,
    isStale: isLive && row.subject !== subject,
    mayDecide: row.state === 'open' && person.permissions.has('pack.review') && !authors.includes(person.account),
  };
}

function accountsOf({ authors }: Pick<ReviewRow, 'authors'>): string[] {
  return JSON.parse(authors) as string[];
}

/** Roles whose holders may review. */
const reviewing = roles.filter(role => permissionsOf(role).includes('pack.review'));

/** true: somebody of the centre who had no hand in the draft may review it. */
export async function mayReview(store: Store, tenant: string, pack: string, savedBy: string): Promise<boolean> {
  const authors = new Set([...(await findAuthors(store, tenant, pack)), savedBy]);
  const rows = await store.shared.select<{ account: string }>(
    `select distinct g.account as "account" from role_grant g join account a on a.id = g.account
     where g.tenant = ? and a.active = 1 and g.post in (${marks(reviewing)})`,
    [tenant, ...reviewing],
  );
  return rows.some(({ account }) => !authors.has(account));
}
