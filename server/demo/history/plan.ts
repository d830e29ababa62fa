import { createHash } from 'node:crypto';
import { addDays, dateOf, type Millis, type PlainDate } from '#engine/calendar/index.ts';
import type { Answers, Applicant, MaterialState } from '#engine/cases/state.ts';
import { fillForm } from './answers.ts';
import { inventParty, type Party } from './applicants.ts';
import { cast, type Part } from './cast.ts';
import { courses } from './courses/index.ts';
import type { Step } from './courses/types.ts';
import { later, withinHours, workingDays } from './moments.ts';
import { createRandom, type Random } from './random.ts';
import type { Offer, World } from './world.ts';

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
  /** Key of the case it takes up (转办登记). */
  readonly from?: string;
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
      Array.from({ length: count }, (_, index) => ({ part, key: `${number}.${index}`, days: daysUpTo(days, part, (index + 0.5) / count) })),
    )
    .flatMap(planned => planInTime(world, planned, span.until))
    .filter(({ at }) => at <= span.until)
    .sort((a, b) => a.at - b.at || a.key.localeCompare(b.key));
}

/** Parts whose centre has an item of the kind, with the number of cases; a slice takes some cases of some parts. */
function partsOf(world: World, share: number): { part: Part; count: number; number: number }[] {
  let owed = 0;
  return cast.flatMap((part, number) => {
    if (offersOf(world, part).length === 0 || !courses[part.kind]?.[part.course]) return [];
    owed += part.cases * share;
    const count = Math.floor(owed);
    owed -= count;
    return [{ part, count, number }];
  });
}

/** The working days up to the day of registration: parts spread over the whole time, or over the last days. */
function daysUpTo(days: readonly PlainDate[], { lately }: Part, share: number): readonly PlainDate[] {
  const last = days.length - 1;
  const [from, to] = lately ? [last - lately[1], last - lately[0]] : [0, last];
  return days.slice(0, Math.max(0, Math.round(from + (to - from) * share)) + 1);
}

/**
 * A case on its day. Work of the last days stands where its part says at whatever hour the demo is first started: what would only happen later today is
 * planned a working day earlier.
 */
function planInTime(world: World, { days, ...planned }: Omit<Planned, 'at'> & { days: readonly PlainDate[] }, until: Millis): Action[] {
  for (let left = days.length; left > 0; left--) {
    const actions = planCase(world, { ...planned, at: withinHours(world.calendar, days[left - 1]!, createRandom(planned.key)) });
    if (!planned.part.lately || actions.every(({ at }) => at <= until)) return actions;
  }
  return [];
}

/** A case to plan: which course, and when it is registered; `from`: the case it takes up, with the same applicant. */
interface Planned {
  readonly part: Part;
  readonly key: string;
  readonly at: Millis;
  readonly from?: { readonly key: string; readonly party: Party };
}

/** The timeline of one case, and of the case that takes it up. */
function planCase(world: World, { part, key, at: first, from }: Planned): Action[] {
  const random = createRandom(`${part.centre} ${part.kind} ${part.course} ${key}`);
  const offer = random.pick(offersOf(world, part));
  const party = from?.party ?? inventParty(random, applicantKind(part.kind, random));
  const steps = courses[part.kind]![part.course]!({ item: offer.item, party, random });
  const planned: Action[] = [];
  let at = first;
  const add = (what: Pick<Action, 'registration' | 'step'>): void => {
    planned.push({ at, id: commandId(`${part.centre} ${key} ${planned.length}`, at), tenant: part.centre, key, ...what });
  };
  add({ registration: registrationOf(offer, { party, random, today: dateOf(at), first: steps[0], ...(from ? { from: from.key } : {}) }) });
  for (const step of steps.slice(0, part.steps ?? steps.length)) {
    at = later(world.calendar, at, { days: step.days, random });
    if (step.deed.do !== 'take-up') add({ step });
    else {
      const course = step.deed.kind === 'promised' ? 'straight' : 'onTheSpot';
      const next: Part = { centre: part.centre, kind: step.deed.kind, course, cases: 1 };
      if (offersOf(world, next).length > 0) planned.push(...planCase(world, { part: next, key: `${key}+`, at, from: { key, party } }));
    }
  }
  return planned;
}

function offersOf({ offers }: World, { centre, kind }: Pick<Part, 'centre' | 'kind'>): Offer[] {
  return (offers.get(centre) ?? []).filter(offer => offer.kind === kind);
}

/** Firms apply for licences and projects, people for the rest. */
function applicantKind(kind: Part['kind'], random: Random): Applicant['kind'] {
  const firms = { promised: 80, joint: 100, escalated: 100 }[kind as string] ?? 0;
  return random.chance(firms) ? 'organisation' : 'person';
}

interface Coming {
  readonly party: Party;
  readonly random: Random;
  readonly today: PlainDate;
  readonly first: Step | undefined;
  readonly from?: string;
}

/** What the applicant brings: a form filled in, and the materials; one is missing where the first look finds it so. */
function registrationOf({ item, schema }: Offer, { party, random, today, first, from }: Coming): Registration {
  const isIncomplete = first?.deed.do === 'complete' && first.deed.answers.result === 'incomplete';
  const materials = item.materials
    .filter(({ required }) => required)
    .map(({ id, copies, form }, index) =>
      isIncomplete && index === 0 ? { id, received: false, copies: 0, form } : { id, received: true, copies, form },
    );
  const partner = inventParty(random, 'person');
  const answers = fillForm(schema, { party, partner, today, random });
  return { item: item.id, applicant: party.applicant, answers, materials, ...(from === undefined ? {} : { from }) };
}

/** A command id (uuid v7) that follows from what is done and when. */
function commandId(name: string, at: Millis): string {
  const digest = createHash('sha256').update(name).digest('hex');
  const time = at.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${digest.slice(0, 3)}-8${digest.slice(3, 6)}-${digest.slice(6, 18)}`;
}
