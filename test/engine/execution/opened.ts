import { readLocal } from '#engine/calendar/dates.ts';
import type { ReleaseDefinition } from '#engine/cases/context.ts';
import { anybody, bareCalendar, bareOpening, bareOrganisation } from '#engine/simulation/bare.ts';
import { bareRelease, createSession, giveCommand, type Session } from '#engine/simulation/index.ts';
import { compile } from './model.ts';

/** How a case is opened for a test: at a local moment, with variables, with releases by the names its call activities use. */
export interface Opening {
  readonly at?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly called?: Readonly<Record<string, ReleaseDefinition>>;
}

/** A case that stands in memory. */
export interface Opened {
  readonly session: Session;
  /** Ids of the elements it completed, in order. */
  readonly completed: () => string[];
  readonly events: (type: string) => Record<string, unknown>[];
}

/** Open a case of a model, 2026-01-09T10:00 (a Friday) when no moment is given; a refusal fails the test. */
export async function opened(xml: string, { at = '2026-01-09T10:00', data = {}, called = {} }: Opening = {}): Promise<Opened> {
  const calls = Object.fromEntries(Object.entries(called).map(([name, { content }]) => [name, content]));
  const release = { ...bareRelease(await compile(xml)), calls };
  const releases = [release, ...Object.values(called)];
  const session = createSession({ releases, organisation: bareOrganisation, calendar: bareCalendar, now: readLocal(at)! });
  const refused = giveCommand(session, anybody, bareOpening(data));
  if (refused) throw new Error(refused.message.en);
  const events = (type: string) => session.entries.flatMap(entry => entry.events.filter(event => event.type === type));
  return { session, events, completed: () => events('element-completed').map(event => (event as unknown as { element: string }).element) };
}
