import type { EventOf } from '#engine/cases/apply/types.ts';
import type { CaseEventType, Seating } from '#engine/cases/events.ts';
import { figures, material, newWait, pause, seat, service } from './parts.ts';
import { type Codec, type FieldName, flag, list, mark, type Nested, record, same, type Whole } from './record.ts';
import { apart, type Frame, framed, moment, names, notePrivate, rowName, shared, single, words } from './words.ts';

type Fields<T extends CaseEventType> = Omit<EventOf<T>, 'type' | 'private'>;
/** What is personal stands apart. */
const elsewhere = ['private'];
/** The type, as its number, stands before the values. */
const kind = { write: () => current, read: (json: unknown) => (typeof json === 'number' ? types[json] : json) };
/** Number of the type of the event being written. */
let current = 0;
const fields =
  <T extends CaseEventType>() =>
  <const F extends readonly FieldName<Fields<T>>[]>(names: F & Whole<Fields<T>, F>, nested: Nested<Fields<T>> = {}) =>
    record<Fields<T>>()(['type', ...names] as never, { ...nested, type: kind } as Nested<Fields<T>>, elsewhere, notePrivate);
const seating = record<Seating>()(['seats', 'candidates'], { ...words('candidates'), seats: list(seat) });

const raised = ['clock', 'run', 'level', 'rule', 'at', 'on', 'dueOn', 'holders', 'to', 'stage?', 'cause?', 'points?', 'letter?'] as const;
const raisedWords = { ...apart('on', 'dueOn', 'letter'), ...names('holders'), ...words('clock', 'rule', 'stage'), at: moment };

/**
 * Events of a case as the journal writes them (日志事件格式): the order of the values behind the type's name. A journal is for ever: a place is never
 * given to another field, new fields go to the end, and a field that goes keeps its place here with the version that had it (upgrades).
 */
const table: { readonly [T in CaseEventType]: Codec<Fields<T>> } = {
  'case-opened': fields<'case-opened'>()(
    // biome-ignore format: the places of a long event in one line
    ['caseId', 'tenant', 'number', 'queryCode', 'content', 'pack', 'releaseNumber', 'intakeType', 'service', 'window', 'by', 'materials'],
    {
      caseId: rowName,
      number: single,
      ...names('by', 'queryCode'),
      ...words('content', 'tenant', 'window', 'pack'),
      service: shared(service),
      materials: list(material),
    },
  ),
  'case-status-changed': fields<'case-status-changed'>()(['status']),
  'case-suspended': fields<'case-suspended'>()([]),
  'case-resumed': fields<'case-resumed'>()([]),
  'case-closed': fields<'case-closed'>()(['outcome']),
  'case-commented': fields<'case-commented'>()(['by'], { ...names('by') }),
  'case-urged': fields<'case-urged'>()(['by', 'to', 'uncounted?'], { ...names('by', 'to'), uncounted: mark }),
  'data-changed': fields<'data-changed'>()(['scope', 'form', 'schema', 'round'], { ...words('scope', 'form', 'schema') }),
  'variable-set': fields<'variable-set'>()(['scope', 'name'], { ...words('scope') }),
  'scope-opened': fields<'scope-opened'>()(['parent', 'run', 'content', 'container', 'restores?'], {
    ...words('parent', 'content', 'container', 'run'),
  }),
  'scope-closed': fields<'scope-closed'>()(['scope', 'reason', 'keep?'], { ...words('scope'), keep: mark }),
  'element-entered': fields<'element-entered'>()(
    ['scope', 'element', 'consumed', 'loop?', 'pinned?', 'resumeAt?', 'compensates?', 'clockOf?', 'straight?'],
    { loop: single, ...words('scope', 'element', 'consumed', 'pinned', 'compensates', 'clockOf'), straight: mark },
  ),
  'element-completed': fields<'element-completed'>()(['scope', 'run', 'element', 'by?', 'loop?', 'compensable?', 'completed?'], {
    loop: single,
    completed: single,
    ...names('by'),
    ...words('scope', 'element', 'run'),
    compensable: mark,
  }),
  'element-cancelled': fields<'element-cancelled'>()(['scope', 'run', 'element', 'compensable?'], {
    ...words('scope', 'element', 'run'),
    compensable: mark,
  }),
  'flow-taken': fields<'flow-taken'>()(['scope', 'flow'], { ...words('scope', 'flow') }),
  'error-thrown': fields<'error-thrown'>()(['scope', 'element', 'code'], { ...words('scope', 'element') }),
  'escalation-thrown': fields<'escalation-thrown'>()(['scope', 'element', 'code', 'caught'], { ...words('scope', 'element', 'caught') }),
  'compensation-started': fields<'compensation-started'>()(['scope', 'element', 'activities', 'by', 'passed?'], {
    ...words('scope', 'element', 'activities'),
    passed: mark,
  }),
  'gateway-fired': fields<'gateway-fired'>()(['scope', 'element', 'flows'], { ...words('scope', 'element', 'flows') }),
  'gateway-reset': fields<'gateway-reset'>()(['scope', 'element', 'consumed'], { ...words('scope', 'element', 'consumed') }),
  'tokens-withdrawn': fields<'tokens-withdrawn'>()(['scope', 'flows'], { ...words('scope', 'flows') }),
  'token-moved': fields<'token-moved'>()(['scope', 'from', 'to', 'by'], { ...names('by'), ...words('scope', 'from', 'to') }),
  'act-performed': fields<'act-performed'>()(['act', 'scope', 'element', 'by', 'at?'], {
    at: single,
    ...names('by'),
    ...words('act', 'scope', 'element'),
  }),
  'act-voided': fields<'act-voided'>()(['act', 'element', 'at', 'by'], { at: single, ...names('by'), ...words('act', 'element') }),
  'task-created': fields<'task-created'>()(
    ['scope', 'run', 'element', 'name', 'candidates', 'why', 'stage?', 'form?', 'seats?', 'delegatedBy?', 'signing?', 'chain?', 'turn?'],
    { ...names('chain', 'delegatedBy'), ...words('scope', 'element', 'candidates', 'stage', 'form', 'run', 'turn'), seats: list(seat) },
  ),
  'task-read': fields<'task-read'>()(['task', 'by'], { ...names('by'), ...words('task') }),
  'task-claimed': fields<'task-claimed'>()(['task', 'by'], { ...names('by'), ...words('task') }),
  'task-released': fields<'task-released'>()(['task', 'by'], { ...names('by'), ...words('task') }),
  'task-assigned': fields<'task-assigned'>()(['task', 'by', 'to'], { ...names('by', 'to'), ...words('task') }),
  'task-completed': fields<'task-completed'>()(['task', 'by', 'forgets?', 'around?'], { ...names('by'), ...words('task', 'around') }),
  'task-cancelled': fields<'task-cancelled'>()(['task', 'reason', 'forgets?'], { ...words('task') }),
  'task-transferred': fields<'task-transferred'>()(['task', 'by', 'from', 'to', 'seating?', 'chain', 'again?'], {
    ...names('by', 'chain', 'to', 'from'),
    ...words('task'),
    seating,
    again: mark,
  }),
  'task-delegated': fields<'task-delegated'>()(['task', 'by', 'to'], { ...names('by', 'to'), ...words('task') }),
  'delegation-answered': fields<'delegation-answered'>()(['task', 'by', 'back'], { ...names('by', 'back'), ...words('task') }),
  'signers-added': fields<'signers-added'>()(['task', 'by', 'place', 'seating'], { ...names('by'), ...words('task'), seating }),
  'signer-removed': fields<'signer-removed'>()(['task', 'by', 'accounts', 'seating'], {
    ...names('by', 'accounts'),
    ...words('task'),
    seating,
  }),
  'vote-cast': fields<'vote-cast'>()(['task', 'by', 'seat', 'vote', 'seating'], { ...names('by'), ...words('task', 'seat'), seating }),
  'vote-taken-back': fields<'vote-taken-back'>()(['task', 'by', 'seat', 'seating'], { ...names('by'), ...words('task', 'seat'), seating }),
  'candidates-changed': fields<'candidates-changed'>()(['task', 'candidates', 'why'], { ...words('task', 'candidates') }),
  'task-returned': fields<'task-returned'>()(['task', 'by', 'from', 'to', 'reach', 'resume', 'forgets?'], {
    ...names('by'),
    ...words('task', 'from', 'to'),
  }),
  'task-taken-back': fields<'task-taken-back'>()(['task', 'by', 'element'], { ...names('by'), ...words('task', 'element') }),
  'task-left': fields<'task-left'>()(['task', 'opened'], { ...words('task', 'opened') }),
  'case-circulated': fields<'case-circulated'>()(['kind', 'to', 'by'], { ...names('by', 'to') }),
  'circulation-read': fields<'circulation-read'>()(['circulation', 'by'], { ...names('by'), ...words('circulation') }),
  'circulation-answered': fields<'circulation-answered'>()(['circulation', 'by'], { ...names('by'), ...words('circulation') }),
  'circulation-revoked': fields<'circulation-revoked'>()(['circulation', 'by'], { ...names('by'), ...words('circulation') }),
  'late-entry-noted': fields<'late-entry-noted'>()(['effectiveAt', 'by'], { effectiveAt: single, ...names('by') }),
  'timer-set': fields<'timer-set'>()(['wait'], { wait: newWait<'timer'>() }),
  'timer-fired': fields<'timer-fired'>()(['wait', 'next', 'left'], { ...apart('next', 'left'), ...words('wait') }),
  'timer-stood': fields<'timer-stood'>()(['wait', 'leftMs'], { leftMs: single, ...words('wait') }),
  'timer-moved': fields<'timer-moved'>()(['wait', 'due'], { due: single, ...words('wait') }),
  'message-awaited': fields<'message-awaited'>()(['wait'], { wait: newWait<'message' | 'signal'>() }),
  'message-received': fields<'message-received'>()(['wait', 'name', 'by'], { ...names('by'), ...words('wait') }),
  'message-sent': fields<'message-sent'>()(['scope', 'element', 'name', 'key'], { key: single, ...words('scope', 'element') }),
  'signal-sent': fields<'signal-sent'>()(['scope', 'element', 'name'], { ...words('scope', 'element') }),
  'condition-awaited': fields<'condition-awaited'>()(['wait'], { wait: newWait<'condition'>() }),
  'condition-changed': fields<'condition-changed'>()(['wait', 'holds'], { ...words('wait'), holds: flag }),
  'wait-cleared': fields<'wait-cleared'>()(['wait'], { ...words('wait') }),
  'job-requested': fields<'job-requested'>()(['scope', 'run', 'element', 'job', 'wait'], {
    ...words('scope', 'element', 'job', 'run'),
    wait: flag,
  }),
  'job-completed': fields<'job-completed'>()(['job'], { ...words('job') }),
  'job-failed': fields<'job-failed'>()(['job', 'error'], { error: single, ...words('job') }),
  'incident-raised': fields<'incident-raised'>()(['scope', 'run', 'element', 'code', 'message', 'phase?', 'job?'], {
    message: single,
    ...words('scope', 'element', 'run'),
    ...names('job'),
  }),
  'incident-resolved': fields<'incident-resolved'>()(['incident', 'by', 'again?'], { ...names('by', 'again'), ...words('incident') }),
  'clock-started': fields<'clock-started'>()(['clock', 'rule', 'run', 'figures', 'stage?', 'task?'], {
    ...words('clock', 'rule', 'stage', 'task'),
    figures,
  }),
  'clock-paused': fields<'clock-paused'>()(['clock', 'reason', 'at', 'until?'], { until: single, ...words('clock'), at: moment }),
  'clock-resumed': fields<'clock-resumed'>()(['clock', 'reason', 'at', 'figures'], { ...words('clock'), figures, at: moment }),
  'clock-extended': fields<'clock-extended'>()(['clock', 'by', 'figures'], { ...words('clock'), figures }),
  'clock-continued': fields<'clock-continued'>()(['clock', 'was', 'figures', 'pauses', 'task?'], {
    ...words('clock', 'task', 'was'),
    figures,
    pauses: list(pause),
  }),
  'clock-restarted': fields<'clock-restarted'>()(['clock', 'run', 'figures'], { ...words('clock'), figures }),
  'clock-recomputed': fields<'clock-recomputed'>()(['clock', 'figures', 'was'], { was: single, ...words('clock'), figures }),
  'clock-stopped': fields<'clock-stopped'>()(['clock', 'at', 'act'], { ...words('clock', 'act'), at: moment }),
  'clock-breached': fields<'clock-breached'>()(['clock', 'run', 'action'], { ...words('clock') }),
  'extension-requested': fields<'extension-requested'>()(['by', 'days'], { days: single, ...names('by') }),
  'extension-refused': fields<'extension-refused'>()(['by'], { ...names('by') }),
  'warning-raised': same('to', 'holders', fields<'warning-raised'>()(raised, raisedWords)),
  'card-issued': same('to', 'holders', fields<'card-issued'>()(raised, raisedWords)),
  'document-issued': fields<'document-issued'>()(['document', 'content', 'number', 'by', 'scope', 'element', 'unplaced?'], {
    number: single,
    ...names('by'),
    ...words('document', 'content', 'scope', 'element'),
    unplaced: mark,
  }),
  'document-voided': fields<'document-voided'>()(['document', 'by'], { ...names('by'), ...words('document') }),
  'supplement-requested': fields<'supplement-requested'>()(['cause', 'by'], { ...names('by') }),
  'supplement-received': fields<'supplement-received'>()(['by'], { ...names('by') }),
  'material-received': fields<'material-received'>()(['material', 'by'], { ...names('by'), material }),
  'card-appealed': fields<'card-appealed'>()(['card', 'by'], { ...names('by'), ...words('card') }),
  'card-upheld': fields<'card-upheld'>()(['card', 'by'], { ...names('by'), ...words('card') }),
  'card-revoked': fields<'card-revoked'>()(['card', 'by'], { ...names('by'), ...words('card') }),
  'overdue-explained': fields<'overdue-explained'>()(['clock', 'run', 'cause', 'by'], { ...names('by'), ...words('clock') }),
  'supervision-demanded': fields<'supervision-demanded'>()(['kind', 'clock', 'to', 'by'], { ...names('by'), ...words('clock', 'to') }),
  'supervision-answered': fields<'supervision-answered'>()(['demand', 'by'], { ...names('by'), ...words('demand') }),
  'case-linked': fields<'case-linked'>()(['relation', 'other', 'number', 'by'], { other: single, number: single, ...names('by') }),
  'case-rated': fields<'case-rated'>()(['level', 'channel', 'by'], { level: single, ...names('by') }),
  'handlers-chosen': fields<'handlers-chosen'>()(['scope', 'element', 'accounts', 'by'], {
    ...names('accounts', 'by'),
    ...words('scope', 'element'),
  }),
  'handler-recused': fields<'handler-recused'>()(['account', 'by'], { ...names('account', 'by') }),
};

/** Types by their numbers: the order of the table, new types at its end. */
const types = Object.keys(table) as readonly CaseEventType[];
interface Kind {
  readonly number: number;
  readonly codec: Codec<object>;
}
const kinds = new Map<string, Kind>(types.map((type, number) => [type, { number, codec: table[type] as unknown as Codec<object> }]));

/** Version of the format, as the first value of an entry's text. Texts of version 1 begin with their first event. */
export const eventsVersion = 2;

type Bare = { readonly type: string } & Readonly<Record<string, unknown>>;

/** A text that stands alone. */
const alone = (): Frame => ({ seq: 0, recordedAt: 0 });

/** An entry of fewer events is shorter than the name of its pattern. */
const eventsOfPattern = 4;

/**
 * Events without their private parts as `[2, [number of the type, value, ...], ...]`. Where patterns are kept (句式), as `[2, name of the pattern,
 * value, ...]`: what entries of one kind have in common stands once, `[[number of the type, value, ...], ...]` with `true` where an entry has a
 * value of its own.
 */
export function writeEvents(events: readonly object[], frame: Frame = alone()): string {
  if (frame.keepPattern === undefined || events.length < eventsOfPattern) {
    return JSON.stringify(framed(frame, writeWhole, events));
  }
  const values: unknown[] = [];
  const rows = framed(frame, writeRows, events, values);
  return JSON.stringify([eventsVersion, frame.keepPattern(rows), ...values]);
}

function writeWhole(events: readonly object[]): unknown[] {
  const rows: unknown[] = [eventsVersion];
  for (const event of events) rows.push(writeEvent(event as Bare));
  return rows;
}

function writeRows(events: readonly object[]): unknown[][] {
  const rows: unknown[][] = [];
  for (const event of events) rows.push(writeEvent(event as Bare));
  return rows;
}

/** An event of another version of the program, with fields this one does not know, is written whole: `[{field: value}, "type"]`. */
function writeEvent(event: Bare): unknown[] {
  const of = kinds.get(event.type);
  if (of !== undefined) {
    current = of.number;
    const row = of.codec.write(event);
    if (Array.isArray(row)) return row;
  }
  const { type, private: hidden, ...rest } = event;
  if (hidden !== undefined) notePrivate();
  return [rest, type];
}

/** Events of an entry's text, whatever version wrote it. */
export function readEvents(text: string, frame: Frame = alone()): { readonly version: number; readonly events: readonly Bare[] } {
  const whole = JSON.parse(text) as readonly unknown[];
  const [version, ...rest] = whole;
  if (typeof version !== 'number') {
    return { version: 1, events: (whole as readonly [string, Record<string, unknown>][]).map(([type, fields]) => ({ type, ...fields })) };
  }
  const [name, ...values] = rest;
  if (typeof name !== 'string') return { version, events: framed(frame, readRows, rest as Written[]) };
  if (frame.findPattern === undefined) throw new Error(`Expected the pattern ${name} to be at hand, but it was not.`);
  const rows = JSON.parse(frame.findPattern(name)) as Written[];
  return { version, events: framed(frame, readRows, rows, values) };
}

/** An event as its text holds it: number or name of its type, then its values; or all its fields, then the name. */
type Written = [unknown, ...unknown[]];

function readRows(rows: readonly Written[]): Bare[] {
  return rows.map(readEvent);
}

/** The first texts of version 2 name the type. */
function readEvent(row: Written): Bare {
  const [first] = row;
  if (typeof first === 'object') return { type: row[1] as string, ...(first as Record<string, unknown>) };
  const type = kind.read(first);
  const of = kinds.get(type as string);
  if (of === undefined) throw new Error(`Expected an event this version knows, but it was ${type ?? first}.`);
  return of.codec.read(row) as Bare;
}
