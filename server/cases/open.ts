import { createHash, createHmac } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { dateOf } from '#engine/calendar/index.ts';
import type { Answers, Applicant } from '#engine/cases/state.ts';
import { type FormSchema, isValues } from '#forms/schema/types.ts';
import { intakeTypeOf } from '#processes/intake-type.ts';
import type { OpenCase, Opened } from '../contract/schemas.ts';
import { getItem } from '../catalogue/find.ts';
import { judgeAnswers } from '../catalogue/answers.ts';
import { rootsAtIntake } from '../forms/roots.ts';
import { notFound } from '../http/problem.ts';
import type { Person } from '../identity/person.ts';
import { visibleCases } from '../identity/reach.ts';
import { windowOf } from '../identity/posts.ts';
import type { Outcome, Store } from '../store/types.ts';
import { judgedApplicant } from './applicant.ts';
import { problemOf } from './execute.ts';
import { actorOf, lateEntry } from './late.ts';
import { fullMaterials } from './materials.ts';

/**
 * Registers a case (登记办件): the item as it stands now is frozen into it, with the newest release of its pack.
 * The case's id follows from person and command id, so that the same command sent twice meets the same case.
 */
export async function openCase(store: Store, person: Person, request: OpenCase): Promise<Opened> {
  const found = await getItem(store, person.tenant, request.item);
  const applicant = judgedApplicant(found.kind, tidy(request.applicant));
  const answers = await judgeAnswers(store, {
    tenant: person.tenant,
    content: found.content,
    form: found.form,
    answers: request.answers,
    roots: rootsAtIntake(found.item, found.organisation, applicant),
  });
  const { centre } = found.organisation;
  const origin = request.from === undefined ? undefined : await findOrigin(store, person, request.from);
  const outcome = await store.execute({
    type: 'open-case',
    id: request.id,
    caseId: caseIdOf(person, request.id),
    tenant: person.tenant,
    actor: actorOf(person, request),
    ...lateEntry(person, request),
    content: found.content,
    pack: found.item.pack,
    releaseNumber: found.number,
    intakeType: intakeTypeOf(found.kind),
    service: found.item,
    applicant,
    window: windowOf(found.organisation, person.account),
    answers,
    sent: request.answers,
    materials: fullMaterials(found.item, request.materials),
    queryCode: await queryCodeOf(store, person, request.id),
    numberPattern: `${centre.code}-${dateOf(store.clock.now()).replaceAll('-', '')}-{seq4}`,
    ...(origin && { origin }),
    ...(request.choices && { choices: request.choices }),
  });
  const { caseId, number, queryCode } = await answerOf(
    store,
    person,
    { ...request, applicant, answers: settled(found.form.schema, answers) },
    { outcome, schema: found.form.schema },
  );
  const [row] = await store.withScope({ tenants: [person.tenant], actor: person.account }, reader =>
    reader.select<{ openedAt: number }>('select c.opened_at as "openedAt" from "case" c where c.tenant = ? and c.id = ?', [
      person.tenant,
      caseId,
    ]),
  );
  return { caseId, number, queryCode, openedAt: Number(row?.openedAt ?? 0) };
}

/** The same registration sent again is answered as before, even when the item or the day has changed meanwhile. */
async function answerOf(
  store: Store,
  person: Person,
  request: OpenCase,
  { outcome, schema }: { readonly outcome: Outcome; readonly schema: FormSchema },
): Promise<{ caseId: string; number: string; queryCode: string }> {
  if (outcome.ok) return outcome.result as { caseId: string; number: string; queryCode: string };
  const caseId = caseIdOf(person, request.id);
  const first = outcome.rejection.code === 'command-id-reused' ? await findOpening(store, person, caseId) : undefined;
  if (!first || !isSame({ ...first, answers: settled(schema, first.answers) }, request)) throw problemOf(outcome);
  return { caseId, number: first.number, queryCode: first.queryCode };
}

async function findOpening(store: Store, person: Person, caseId: string): Promise<Opening | undefined> {
  const entries = await store.withScope({ tenants: [person.tenant], actor: person.account }, reader => reader.journal('case', caseId));
  const events = entries[0]?.events ?? [];
  const opened = events.find(event => event.type === 'case-opened');
  const data = events.find(event => event.type === 'data-changed');
  if (opened?.type !== 'case-opened' || data?.type !== 'data-changed') return undefined;
  return {
    number: opened.number,
    queryCode: opened.queryCode,
    item: opened.service.id,
    applicant: opened.private.applicant,
    answers: data.private.answers,
  };
}

interface Opening {
  readonly number: string;
  readonly queryCode: string;
  readonly item: string;
  readonly applicant: Applicant;
  readonly answers: Answers;
}

/** Answers without what the form computes: that may be another at another moment. */
function settled(schema: FormSchema, answers: Answers): Answers {
  const fields = isValues(schema.properties) ? schema.properties : {};
  return Object.fromEntries(Object.entries(answers).filter(([name]) => !(isValues(fields[name]) && 'x-value' in fields[name])));
}

function isSame(first: Opening, request: OpenCase): boolean {
  return (
    first.item === request.item &&
    isDeepStrictEqual(first.applicant, tidy(request.applicant)) &&
    isDeepStrictEqual(first.answers, request.answers)
  );
}

/** The case the new one takes up (转办登记): one of this centre that the person may see. */
async function findOrigin(store: Store, person: Person, caseId: string): Promise<{ case: string; number: string }> {
  const visible = visibleCases(person);
  const [row] = await store.withScope({ tenants: [person.tenant], actor: person.account }, reader =>
    reader.select<{ number: string }>(`select c.number as "number" from "case" c where c.tenant = ? and c.id = ? and ${visible.sql}`, [
      person.tenant,
      caseId,
      ...visible.params,
    ]),
  );
  if (!row) throw notFound();
  return { case: caseId, number: row.number };
}

function tidy(applicant: Applicant): Applicant {
  return {
    kind: applicant.kind,
    name: applicant.name.trim(),
    idNumber: applicant.idNumber.trim().toUpperCase(),
    phone: applicant.phone.trim(),
  };
}

/** Who opens a case: a person, or the machine for a process (关联办件). */
type Opener = Pick<Person, 'tenant' | 'account'>;

const uuidTime = /^[0-9a-f]{8}-[0-9a-f]{4}-7/;

/** Id of the case a command opens: from person and command id, with the command's time in front so that new cases lie together. */
export function caseIdOf(person: Opener, command: string): string {
  const digest = digestOf('case', person, command).toString('hex');
  const time = uuidTime.test(command) ? command.slice(0, 13) : `${digest.slice(20, 28)}-${digest.slice(28, 32)}`;
  return `${time}-7${digest.slice(0, 3)}-8${digest.slice(3, 6)}-${digest.slice(6, 18)}`;
}

const base32 = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/**
 * Query code (查询码) of the receipt: 12 characters without those easily confused. It follows from the command, so that the command sent twice
 * meets the same code, and from a secret of the database, so that nobody who knows the command can tell the code.
 */
export async function queryCodeOf(store: Store, person: Opener, command: string): Promise<string> {
  const [mark] = await store.shared.select<{ secret: string }>('select generation as secret from database_mark where id = ?', ['mark']);
  const digest = createHmac('sha256', mark!.secret)
    .update(wordsOf('query', person, command))
    .digest();
  return [...digest.subarray(0, 12)].map(byte => base32[byte % 32]).join('');
}

function digestOf(purpose: string, person: Opener, command: string): Buffer {
  return createHash('sha256')
    .update(wordsOf(purpose, person, command))
    .digest();
}

function wordsOf(purpose: string, person: Opener, command: string): string {
  return [purpose, person.tenant, person.account, command].join('\n');
}
