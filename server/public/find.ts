import { timingSafeEqual } from 'node:crypto';
import type { CaseState } from '#engine/cases/state.ts';
import type { Proof } from '../contract/public.ts';
import { refusal } from '../http/problem.ts';
import { marks } from '../identity/reach.ts';
import type { ScopedReader, Store } from '../store/types.ts';

/** Reader of whoever asks from outside (公众). */
export const publicReader = 'public';

/** What is typed, in one form: no blanks and dashes around or inside a code, half-width capitals. */
export function tidyCode(text: string): string {
  return text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
}

/** A case number as it is written: dashes belong to it. */
export function tidyNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/[‐-―−]/g, '-')
    .toUpperCase();
}

/** The one answer for a case that does not exist and for a proof that does not fit: which of both it is, is not told. */
function noSuchCase() {
  return refusal(404, 'proof-not-fitting', {
    zh: '没有查到办件，请核对回执上的查询码，或者办件号和证件号后四位。',
    en: 'Expected a query code, or a number and the last four characters of the id number, that fit a case, but these do not. Check your receipt.',
  });
}

/** Finds the case a proof opens (凭证查办件). The same work is done whether the number exists or not. Throws the one refusal otherwise. */
export async function getProven(store: Store, proof: Proof): Promise<CaseState> {
  const centres = await store.shared.select<{ tenant: string }>('select tenant from centre', []);
  const tenants = centres.map(({ tenant }) => tenant);
  if (tenants.length === 0) throw noSuchCase();
  const found = await store.withScope({ tenants, actor: publicReader }, reader =>
    'queryCode' in proof ? byCode(reader, tidyCode(proof.queryCode)) : byNumber(reader, proof),
  );
  if (!found) throw noSuchCase();
  return found;
}

async function byCode(reader: ScopedReader, code: string): Promise<CaseState | undefined> {
  const [row] = await idsOf(reader, 'c.query_code = ?', [code]);
  return row && reader.findCase(row.id);
}

/** Numbers of two centres may be alike: the id number tells which is meant. Without a case of the number any other is opened, and does not fit. */
async function byNumber(reader: ScopedReader, { number, lastFour }: Extract<Proof, { number: string }>): Promise<CaseState | undefined> {
  const wanted = tidyNumber(number);
  const rows = await idsOf(reader, 'c.number = ?', [wanted]);
  const others = rows.length > 0 ? [] : await idsOf(reader, '1 = 1', []);
  const opened = await Promise.all([...rows, ...others.slice(0, 1)].map(({ id }) => reader.findCase(id)));
  const fitting = opened.filter(state => state !== undefined && endsWith(state.applicant.idNumber, lastFour));
  return fitting.find(state => state?.number === wanted);
}

function idsOf(reader: ScopedReader, condition: string, params: readonly string[]): Promise<{ id: string }[]> {
  return reader.select<{ id: string }>(
    `select c.id as "id" from "case" c where c.tenant in (${marks(reader.tenants)}) and ${condition} limit 5`,
    [...reader.tenants, ...params],
  );
}

function endsWith(idNumber: string, lastFour: string): boolean {
  const ends = Buffer.from(idNumber.slice(-4).padStart(4).toUpperCase());
  const given = Buffer.from(lastFour.toUpperCase());
  return ends.length === given.length && timingSafeEqual(ends, given);
}
