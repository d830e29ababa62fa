import { applyChange, checkLayer } from '#engine/calendar/index.ts';
import type { CalendarChange, CalendarLayer, Millis } from '#engine/calendar/types.ts';
import { officialId, shippedLayer } from '../../calendars/official.ts';
import type { StreamInput, StreamKind, StreamRow } from '../types.ts';
import { accepted, refused, type StreamDecision, unknownCommand } from './fields.ts';

/** One stored version of a layer (日历版本): who stored it, and the change it was made by. What an older server stored says neither. */
interface StoredVersion {
  readonly calendar: CalendarLayer;
  readonly importedAt: Millis;
  readonly by?: string;
  readonly change?: CalendarChange;
}

interface CalendarState {
  readonly versions: readonly StoredVersion[];
  /** Version in force; 0: the shipped one (the country), none of its own (a centre). */
  readonly active: number;
  /** Who put the version in force that is, and when. */
  readonly activated?: { readonly by: string; readonly at: Millis };
  /** Notes are free text: version -> note. */
  readonly private?: { readonly notes: Readonly<Record<string, string>> };
}

const nothing: CalendarState = { versions: [], active: 0 };

/**
 * Layers of the working-day calendar (工作日历). The stream id is a tenant, or the id of the national calendar.
 * import-calendar `{change, basedOn, note, activate}` stores the layer in force with a change; with `activate` it is in force at once.
 * `basedOn` names the version the change was made from: when another one is in force by now the import is refused.
 * import-calendar `{calendar}` stores a whole layer as it is given. activate-calendar `{version, note?}` puts a stored version in force, or 0.
 */
export const calendarStream: StreamKind<CalendarState> = {
  name: 'calendar',
  decide(state, input) {
    if (input.type === 'activate-calendar') return activate(state ?? nothing, input);
    if (input.type !== 'import-calendar') return unknownCommand(input);
    return input.body.change === undefined ? importWhole(state ?? nothing, input) : importChange(state ?? nothing, input);
  },
  evolve(state, event, head) {
    const before = state ?? nothing;
    const note = (event.private as { note?: string } | undefined)?.note;
    if (event.type === 'calendar-activated') {
      const active = Number(event.version);
      return event.by === undefined
        ? { ...before, active }
        : { ...before, active, activated: { by: String(event.by), at: head.recordedAt } };
    }
    const calendar = event.calendar as CalendarLayer;
    const stored: StoredVersion = {
      calendar,
      importedAt: head.recordedAt,
      ...(event.by === undefined ? {} : { by: String(event.by) }),
      ...(event.change === undefined ? {} : { change: event.change as CalendarChange }),
    };
    const notes = { ...before.private?.notes, ...(note === undefined ? {} : { [calendar.version]: note }) };
    const hidden = Object.keys(notes).length === 0 ? {} : { private: { notes } };
    return { ...before, versions: [...before.versions, stored], ...hidden };
  },
  rows({ streamId, state }): readonly StreamRow[] {
    const versions = state.versions.map(({ calendar, importedAt, by }) => ({
      table: 'calendar_version',
      key: ['id', 'version'],
      row: {
        id: streamId,
        version: calendar.version,
        days: JSON.stringify(calendar),
        imported_at: importedAt,
        imported_by: by ?? null,
        note: state.private?.notes[calendar.version] ?? '',
      },
    }));
    if (state.active === 0) return versions;
    return [...versions, { table: 'calendar', key: ['id'], row: { id: streamId, active: state.active } }];
  },
  owns: ({ streamId }) => [
    { table: 'calendar', key: ['id'], where: { id: streamId } },
    { table: 'calendar_version', key: ['id', 'version'], where: { id: streamId } },
  ],
};

/** The newest version number in use; that of the shipped calendar is taken. */
function newestOf({ versions }: CalendarState, id: string): number {
  return Math.max(id === officialId ? shippedLayer().version : 0, ...versions.map(({ calendar }) => calendar.version));
}

/** The layer in force. */
function layerOf({ versions, active }: CalendarState, id: string): CalendarLayer {
  const stored = versions.find(({ calendar }) => calendar.version === active)?.calendar;
  return stored ?? (id === officialId ? shippedLayer() : { id, version: 0, years: {} });
}

function importChange(state: CalendarState, input: StreamInput): StreamDecision {
  if (input.body.basedOn !== state.active) return changedMeanwhile(state);
  const version = newestOf(state, input.streamId) + 1;
  const change = input.body.change as CalendarChange;
  const { layer, problems } = applyChange(layerOf(state, input.streamId), change, version);
  const wrong = problems.find(({ severity }) => severity === 'error');
  if (wrong) return refused('calendar-not-sound', wrong.message);
  const by = input.actor.account;
  const note = String(input.body.note ?? '');
  const stored = { type: 'calendar-imported', calendar: { ...layer, id: input.streamId }, change, by, private: { note } };
  const events = input.body.activate === true ? [stored, { type: 'calendar-activated', version, by }] : [stored];
  return { ok: true, events, result: { version } };
}

/** Somebody was quicker: the sentence names the version, the route adds who it was. */
function changedMeanwhile({ active, activated }: CalendarState): StreamDecision {
  return {
    ok: false,
    rejection: {
      code: 'calendar-version-stale',
      message: {
        zh: `日历已被更改，现行版本为 ${active}。请查看新的日历后重新提交。`,
        en: `Expected the version the change was made from to be in force, but version ${active} is. Look at it and try again.`,
      },
      details: { active, by: activated?.by ?? null, at: activated?.at ?? null },
    },
  };
}

function importWhole(state: CalendarState, input: StreamInput): StreamDecision {
  const wrong = checkLayer(input.body.calendar).find(({ severity }) => severity === 'error') ?? emptyYearOf(input.body.calendar);
  if (wrong) return refused('calendar-not-sound', wrong.message);
  const calendar = input.body.calendar as CalendarLayer;
  const newest = newestOf(state, input.streamId);
  if (calendar.version > newest) {
    return accepted(
      { type: 'calendar-imported', calendar: { ...calendar, id: input.streamId }, by: input.actor.account },
      { version: calendar.version },
    );
  }
  return refused('calendar-version-taken', {
    zh: `日历版本号应大于 ${newest}，收到的是 ${calendar.version}。`,
    en: `Expected a calendar version above ${newest}, but found ${calendar.version}.`,
  });
}

/** A whole layer never carries an empty list: it would pass for a year without days off. */
function emptyYearOf(calendar: unknown) {
  return checkLayer(calendar).find(({ code }) => code === 'calendar-year-empty');
}

function activate(state: CalendarState, input: StreamInput): StreamDecision {
  const version = Number(input.body.version);
  const known = version === 0 || state.versions.some(({ calendar }) => calendar.version === version);
  if (!known)
    return refused('calendar-not-found', {
      zh: '没有这个日历版本。',
      en: 'Expected an imported calendar version, but there is none with this number.',
    });
  if (version === state.active)
    return refused('calendar-already-active', {
      zh: `日历版本 ${version} 已是现行版本，无需再次启用。`,
      en: `Expected another version than the one in force, but version ${version} is in force already.`,
    });
  return accepted({ type: 'calendar-activated', version, by: input.actor.account, private: { note: String(input.body.note ?? '') } });
}
