import type { Calendar, Millis } from '#engine/calendar/types.ts';
import type { Organisation } from '#engine/cases/context.ts';
import type { CaseState } from '#engine/cases/state.ts';
import { notFound } from '../http/problem.ts';
import type { Target } from '../identity/permissions.ts';
import type { Person } from '../identity/person.ts';
import { findTarget, seesAll } from '../identity/reach.ts';
import type { Store } from '../store/types.ts';
import { noteLook } from './read-audit.ts';

/** A case somebody may see, with what reading it needs (读取办件). */
export interface Reading {
  readonly person: Person;
  readonly target: Target;
  readonly state: CaseState;
  /** false: personal data is to be masked for this reader. */
  readonly unmasked: boolean;
  readonly organisation: Organisation;
  readonly calendar: Calendar;
  readonly now: Millis;
}

/** Gets a case for a reader; whatever he may not see is as if it did not exist. A look at personal data from outside leaves a trace, and so does every look from another centre. */
export async function getReading(store: Store, person: Person, caseId: string): Promise<Reading> {
  const found = await store.withScope({ tenants: person.tenants, actor: person.account }, async reader => {
    const target = await findTarget(reader, person, caseId);
    const state = target && (await reader.findCase(caseId));
    return target && state ? { target, state } : undefined;
  });
  if (!found) throw notFound();
  const { tenant } = found.target;
  const [organisation, calendar] = [await store.organisation(tenant), await store.calendar(tenant)];
  const reading = { ...found, person, unmasked: seesAll(person, found.target), organisation, calendar, now: store.clock.now() };
  if (tenant !== person.tenant || (reading.unmasked && !found.target.participates))
    await noteLook(store, { tenant, caseId, account: person.account, at: reading.now, masked: !reading.unmasked });
  return reading;
}

/** Gets the target of a command: visible, else not found. */
export async function getTarget(store: Store, person: Person, caseId: string): Promise<Target> {
  const target = await store.withScope({ tenants: person.tenants, actor: person.account }, reader => findTarget(reader, person, caseId));
  if (!target) throw notFound();
  return target;
}
