import { createHash } from 'node:crypto';
import { addDays, dateOf, type Millis, type PlainDate } from '#engine/calendar/index.ts';
import type { Answers, Applicant, MaterialState } from '#engine/cases/state.ts';
import { fillForm } from './answers.ts';
import { inventParty } from './applicants.ts';
import { cast, type Part } from './cast.ts';
import { courses } from './courses/index.ts';
import type { Step } from './courses/types.ts';
import { later, withinHours, workingDays } from './moments.ts';
import { createRandom } from './random.ts';
import type { World } from './world.ts';

/** What a history is made of: the moment it leads up to, and how many cases of 300 (tests take a slice). */
export interface Span {
  readonly until: Millis;
  readonly cases?: number;
}

/** The registration of a case (收件登记). */
export interface Registration {
  readonly item: string;
  readonly applicant: Applicant;
  readonly answers: Answers;
  readonly materials: readonly MaterialState[];
}

/** Something to be done at a moment (时间线上的一步): a registration, or a step of a case. `id` is the command's, so that nothing is done twice. */
export interface Action {
  readonly at: Millis;
  readonly id: string;
  readonly tenant: string;
  /** Key of the case in this plan. */
  readonly key: string;
  readonly registration?: Registration;
  readonly step?: Step;
}

/** How far back the history goes, days. */
export const historyDays = 152;

/** The plan of a history (历史计划): one timeline of everything people do, the earliest first. The same world and span give the same plan. */
export function planHistory(world: World, span: Span): Action[] {
  const first = addDays(dateOf(span.until), -historyDays);
  const days = workingDays(world.calendar, first, dateOf(span.until));
  const share = (span.cases ?? 300) / 300;
  return partsOf(world, share)
    .flatMap(({ part, count, number }) =>
      Array.from({ length: count }, (_, index) => ({ part, key: `${number}.${index}`, day: dayOf(days, part, (index + 0.5) / count) })),
    )
    .flatMap(planned => planCase(world, planned))
    .filter(({ at }) => at <= span.until)
    .sort((a, b) => a.at - b.at || a.key.localeCompare(b.key));
}

/** Parts whose centre has an item of the kind, with the number of cases; a slice takes some cases of some parts. */
function partsOf(world: World, share: number): { part: Part; count: number; number: number }[] {
  let owed = 0;
  return cast.flatMap((part, number) => {
    const hasItem = (world.offers.get(part.centre) ?? []).some(({ kind }) => kind === part.kind);
    if (!hasItem || !courses[part.kind]?.[part.course]) return [];
    owed += part.cases * share;
    const count = Math.floor(owed);
    owed -= count;
    return [{ part, count, number }];
  });
}

/** The day of registration: parts spread over the whole time, or over the last days. */
function dayOf(days: readonly PlainDate[], { lately }: Part, share: number): PlainDate {
  const last = days.length - 1;
  const [from, to] = lately ? [last - lately[1], last - lately[0]] : [0, last];
  return days[Math.max(0, Math.round(from + (to - from) * share))]!;
}

interface Planned {
  readonly part: Part;
  readonly key: string;
  readonly day: PlainDate;
}

function planCase({ offers, calendar }: World, { part, key, day }: Planned): Action[] {
  const random = createRandom(`${part.centre} ${part.kind} ${part.course} ${key}`);
  const offer = random.pick(offers.get(part.centre)!.filter(({ kind }) => kind === part.kind));
  const { item } = offer;
  const party = inventParty(random, random.chance(part.kind === 'promised' ? 25 : 70) ? 'person' : 'organisation');
  const steps = courses[part.kind]![part.course]!({ item, party, random });
  const answers = fillForm(offer.schema, { party, today: day, random });
  const isIncomplete = steps[0]?.deed.do === 'complete' && steps[0].deed.answers.result === 'incomplete';
  const materials = item.materials
    .filter(({ required }) => required)
    .map(({ id, copies, form }, index) =>
      isIncomplete && index === 0 ? { id, received: false, copies: 0, form } : { id, received: true, copies, form },
    );
  let at = withinHours(calendar, day, random);
  const action = (n: number, what: Pick<Action, 'registration' | 'step'>): Action => ({
    at,
    id: commandId(`${part.centre} ${key} ${n}`, at),
    tenant: part.centre,
    key,
    ...what,
  });
  const actions = [action(0, { registration: { item: item.id, applicant: party.applicant, answers, materials } })];
  for (const [index, step] of steps.slice(0, part.steps ?? steps.length).entries()) {
    at = later(calendar, at, { days: step.days, random });
    actions.push(action(index + 1, { step }));
  }
  return actions;
}

/** A command id (uuid v7) that follows from what is done and when. */
function commandId(name: string, at: Millis): string {
  const digest = createHash('sha256').update(name).digest('hex');
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digest.slice(0, 3)}-8${digest.slice(3, 6)}-${digest.slice(6, 18)}`;
}
