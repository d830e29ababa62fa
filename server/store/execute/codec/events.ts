import type { EventOf } from '#engine/cases/apply/types.ts';
import type { CaseEventType, Seating } from '#engine/cases/events.ts';
import { figures, material, newWait, pause, seat, service } from './parts.ts';
import { type Codec, type FieldName, flag, list, mark, type Nested, record, same, type Whole } from './record.ts';
import { type Frame, framed, moment, shared, words } from './words.ts';

type Fields<T extends CaseEventType> = Omit<EventOf<T>, 'type' | 'private'>;
/** The type stands before the values, what is personal apart. */
const elsewhere = ['type', 'private'];
const fields =
  <T extends CaseEventType>() =>
  <const F extends readonly FieldName<Fields<T>>[]>(names: F & Whole<Fields<T>, F>, nested: Nested<Fields<T>> = {}) =>
    record<Fields<T>>()(names as never, nested, elsewhere);
const seating = record<Seating>()(['seats', 'candidates'], { ...words('candidates'), seats: list(seat) });

const raised = ['clock', 'run', 'level', 'rule', 'at', 'on', 'dueOn', 'holders', 'to', 'stage?', 'cause?', 'points?', 'letter?'] as const;
const raisedWords = { ...words('clock', 'rule', 'holders', 'stage'), at: moment };

/**
 * Events of a case as the journal writes them (日志事件格式): the order of the values behind the type's name. A journal is for ever: a place is never
 * given to another field, new fields go to the end, and a field that goes keeps its place here with the version that had it (upgrades).
 */
const table: { readonly [T in CaseEventType]: Codec<Fields<T>> } = {
  'case-opened': fields<'case-opened'>()(
    // biome-ignore format: the places of a long event in one line
    ['caseId', 'tenant', 'number', 'queryCode', 'content', 'pack', 'releaseNumber', 'intakeType', 'service', 'window', 'by', 'materials'],
    { ...words('content', 'by', 'tenant', 'queryCode', 'window', 'pack'), service: shared(service), materials: list(material) },
  ),
  'case-status-changed': fields<'case-status-changed'>()(['status']),
  'case-suspended': fields<'case-suspended'>()([]),
  'case-resumed': fields<'case-resumed'>()([]),
  'case-closed': fields<'case-closed'>()(['outcome']),
  'case-commented': fields<'case-commented'>()(['by'], { ...words('by') }),
  'case-urged': fields<'case-urged'>()(['by', 'to', 'uncounted?'], { ...words('by', 'to'), uncounted: mark }),
  'data-changed': fields<'data-changed'>()(['scope', 'form', 'schema', 'round'], { ...words('scope', 'form', 'schema') }),
  'variable-set': fields<'variable-set'>()(['scope', 'name'], { ...words('scope') }),
  'scope-opened': fields<'scope-opened'>()(['parent', 'run', 'content', 'container', 'restores?'], {
    ...words('parent', 'content', 'container', 'run'),
  }),
  'scope-closed': fields<'scope-closed'>()(['scope', 'reason', 'keep?'], { ...words('scope'), keep: mark }),
  'element-entered': fields<'element-entered'>()(
    ['scope', 'element', 'consumed', 'loop?', 'pinned?', 'resumeAt?', 'compensates?', 'clockOf?'],
    { ...words('scope', 'element', 'consumed', 'pinned', 'compensates', 'clockOf') },
  ),
  'element-completed': fields<'element-completed'>()(['scope', 'run', 'element', 'by?', 'loop?', 'compensable?', 'completed?'], {
    ...words('scope', 'element', 'by', 'run'),
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
  'token-moved': fields<'token-moved'>()(['scope', 'from', 'to', 'by'], { ...words('scope', 'by', 'from', 'to') }),
  'act-performed': fields<'act-performed'>()(['act', 'scope', 'element', 'by', 'at?'], { ...words('act', 'scope', 'element', 'by') }),
  'act-voided': fields<'act-voided'>()(['act', 'element', 'at', 'by'], { ...words('act', 'element', 'by') }),
  'task-created': fields<'task-created'>()(
    ['scope', 'run', 'element', 'name', 'candidates', 'why', 'stage?', 'form?', 'seats?', 'delegatedBy?', 'signing?', 'chain?'],
    { ...words('scope', 'element', 'candidates', 'stage', 'form', 'chain', 'run', 'delegatedBy'), seats: list(seat) },
  ),
  'task-read': fields<'task-read'>()(['task', 'by'], { ...words('task', 'by') }),
  'task-claimed': fields<'task-claimed'>()(['task', 'by'], { ...words('task', 'by') }),
  'task-released': fields<'task-released'>()(['task', 'by'], { ...words('task', 'by') }),
  'task-assigned': fields<'task-assigned'>()(['task', 'by', 'to'], { ...words('task', 'by', 'to') }),
  'task-completed': fields<'task-completed'>()(['task', 'by'], { ...words('task', 'by') }),
  'task-cancelled': fields<'task-cancelled'>()(['task', 'reason'], { ...words('task') }),
  'task-transferred': fields<'task-transferred'>()(['task', 'by', 'from', 'to', 'seating?', 'chain', 'again?'], {
    ...words('task', 'by', 'chain', 'to', 'from'),
    seating,
    again: mark,
  }),
  'task-delegated': fields<'task-delegated'>()(['task', 'by', 'to'], { ...words('task', 'by', 'to') }),
  'delegation-answered': fields<'delegation-answered'>()(['task', 'by', 'back'], { ...words('task', 'by', 'back') }),
  'signers-added': fields<'signers-added'>()(['task', 'by', 'place', 'seating'], { ...words('task', 'by'), seating }),
  'signer-removed': fields<'signer-removed'>()(['task', 'by', 'accounts', 'seating'], { ...words('task', 'by', 'accounts'), seating }),
  'vote-cast': fields<'vote-cast'>()(['task', 'by', 'seat', 'vote', 'seating'], { ...words('task', 'by', 'seat'), seating }),
  'vote-taken-back': fields<'vote-taken-back'>()(['task', 'by', 'seat', 'seating'], { ...words('task', 'by', 'seat'), seating }),
  'candidates-changed': fields<'candidates-changed'>()(['task', 'candidates', 'why'], { ...words('task', 'candidates') }),
  'task-returned': fields<'task-returned'>()(['task', 'by', 'from', 'to', 'reach', 'resume'], { ...words('task', 'by', 'from', 'to') }),
  'task-taken-back': fields<'task-taken-back'>()(['task', 'by', 'element'], { ...words('task', 'by', 'element') }),
  'task-left': fields<'task-left'>()(['task', 'opened'], { ...words('task', 'opened') }),
  'case-circulated': fields<'case-circulated'>()(['kind', 'to', 'by'], { ...words('by', 'to') }),
  'circulation-read': fields<'circulation-read'>()(['circulation', 'by'], { ...words('circulation', 'by') }),
  'circulation-answered': fields<'circulation-answered'>()(['circulation', 'by'], { ...words('circulation', 'by') }),
  'circulation-revoked': fields<'circulation-revoked'>()(['circulation', 'by'], { ...words('circulation', 'by') }),
  'late-entry-noted': fields<'late-entry-noted'>()(['effectiveAt', 'by'], { ...words('by') }),
  'timer-set': fields<'timer-set'>()(['wait'], { wait: newWait<'timer'>() }),
  'timer-fired': fields<'timer-fired'>()(['wait', 'next', 'left'], { ...words('wait') }),
  'timer-stood': fields<'timer-stood'>()(['wait', 'leftMs'], { ...words('wait') }),
  'timer-moved': fields<'timer-moved'>()(['wait', 'due'], { ...words('wait') }),
  'message-awaited': fields<'message-awaited'>()(['wait'], { wait: newWait<'message' | 'signal'>() }),
  'message-received': fields<'message-received'>()(['wait', 'name', 'by'], { ...words('by', 'wait') }),
  'message-sent': fields<'message-sent'>()(['scope', 'element', 'name', 'key'], { ...words('scope', 'element') }),
  'signal-sent': fields<'signal-sent'>()(['scope', 'element', 'name'], { ...words('scope', 'element') }),
  'condition-awaited': fields<'condition-awaited'>()(['wait'], { wait: newWait<'condition'>() }),
  'condition-changed': fields<'condition-changed'>()(['wait', 'holds'], { ...words('wait'), holds: flag }),
  'wait-cleared': fields<'wait-cleared'>()(['wait'], { ...words('wait') }),
  'job-requested': fields<'job-requested'>()(['scope', 'run', 'element', 'job', 'wait'], {
    ...words('scope', 'element', 'job', 'run'),
    wait: flag,
  }),
  'job-completed': fields<'job-completed'>()(['job'], { ...words('job') }),
  'job-failed': fields<'job-failed'>()(['job', 'error'], { ...words('job') }),
  'incident-raised': fields<'incident-raised'>()(['scope', 'run', 'element', 'code', 'message', 'phase?'], {
    ...words('scope', 'element', 'run'),
  }),
  'incident-resolved': fields<'incident-resolved'>()(['incident', 'by'], { ...words('incident', 'by') }),
  'clock-started': fields<'clock-started'>()(['clock', 'rule', 'run', 'figures', 'stage?', 'task?'], {
    ...words('clock', 'rule', 'stage', 'task'),
    figures,
  }),
  'clock-paused': fields<'clock-paused'>()(['clock', 'reason', 'at', 'until?'], { ...words('clock'), at: moment }),
  'clock-resumed': fields<'clock-resumed'>()(['clock', 'reason', 'at', 'figures'], { ...words('clock'), figures, at: moment }),
  'clock-extended': fields<'clock-extended'>()(['clock', 'by', 'figures'], { ...words('clock'), figures }),
  'clock-continued': fields<'clock-continued'>()(['clock', 'was', 'figures', 'pauses', 'task?'], {
    ...words('clock', 'task', 'was'),
    figures,
    pauses: list(pause),
  }),
  'clock-restarted': fields<'clock-restarted'>()(['clock', 'run', 'figures'], { ...words('clock'), figures }),
  'clock-recomputed': fields<'clock-recomputed'>()(['clock', 'figures', 'was'], { ...words('clock'), figures }),
  'clock-stopped': fields<'clock-stopped'>()(['clock', 'at', 'act'], { ...words('clock', 'act'), at: moment }),
  'clock-breached': fields<'clock-breached'>()(['clock', 'run', 'action'], { ...words('clock') }),
  'extension-requested': fields<'extension-requested'>()(['by', 'days'], { ...words('by') }),
  'extension-refused': fields<'extension-refused'>()(['by'], { ...words('by') }),
  'warning-raised': same('to', 'holders', fields<'warning-raised'>()(raised, raisedWords)),
  'card-issued': same('to', 'holders', fields<'card-issued'>()(raised, raisedWords)),
  'document-issued': fields<'document-issued'>()(['document', 'content', 'number', 'by', 'scope', 'element', 'unplaced?'], {
    ...words('document', 'content', 'by', 'scope', 'element'),
    unplaced: mark,
  }),
  'document-voided': fields<'document-voided'>()(['document', 'by'], { ...words('document', 'by') }),
  'supplement-requested': fields<'supplement-requested'>()(['cause', 'by'], { ...words('by') }),
  'supplement-received': fields<'supplement-received'>()(['by'], { ...words('by') }),
  'material-received': fields<'material-received'>()(['material', 'by'], { ...words('by'), material }),
  'card-appealed': fields<'card-appealed'>()(['card', 'by'], { ...words('card', 'by') }),
  'card-upheld': fields<'card-upheld'>()(['card', 'by'], { ...words('card', 'by') }),
  'card-revoked': fields<'card-revoked'>()(['card', 'by'], { ...words('card', 'by') }),
  'overdue-explained': fields<'overdue-explained'>()(['clock', 'run', 'cause', 'by'], { ...words('clock', 'by') }),
  'supervision-demanded': fields<'supervision-demanded'>()(['kind', 'clock', 'to', 'by'], { ...words('clock', 'to', 'by') }),
  'supervision-answered': fields<'supervision-answered'>()(['demand', 'by'], { ...words('demand', 'by') }),
};

/** Types by their numbers: the order of the table, new types at its end. */
const types = Object.keys(table) as readonly CaseEventType[];
const numbers = new Map<string, number>(types.map((type, number) => [type, number]));

/** Version of the format, as the first value of an entry's text. Texts of version 1 begin with their first event. */
export const eventsVersion = 2;

type Bare = { readonly type: string } & Readonly<Record<string, unknown>>;

/** A text that stands alone. */
const alone: Frame = { seq: 0, recordedAt: 0 };

/** Events without their private parts as `[2, [number of the type, value, ...], ...]`. */
export function writeEvents(events: readonly object[], frame: Frame = alone): string {
  return framed(frame, () => {
    const rows: unknown[] = [eventsVersion];
    for (const event of events) rows.push(writeEvent(event as Bare));
    return JSON.stringify(rows);
  });
}

/** An event of another version of the program, with fields this one does not know, is written whole: `[{field: value}, "type"]`. */
function writeEvent(event: Bare): unknown {
  const row = codecOf(event.type)?.write(event);
  if (Array.isArray(row)) {
    row.unshift(numbers.get(event.type));
    return row;
  }
  const { type, private: _, ...rest } = event;
  return [rest, type];
}

/** Events of an entry's text, whatever version wrote it. */
export function readEvents(text: string, frame: Frame = alone): { readonly version: number; readonly events: readonly Bare[] } {
  const [first, ...rest] = JSON.parse(text) as [unknown, ...unknown[]];
  if (typeof first === 'number') return { version: first, events: framed(frame, () => (rest as [unknown, ...unknown[]][]).map(readEvent)) };
  const old = JSON.parse(text) as [string, Record<string, unknown>][];
  return { version: 1, events: old.map(([type, fields]) => ({ type, ...fields })) };
}

/** The first texts of version 2 name the type. */
function readEvent([kind, ...row]: [unknown, ...unknown[]]): Bare {
  if (typeof kind === 'object') return { type: row[0] as string, ...(kind as Record<string, unknown>) };
  const type = typeof kind === 'number' ? types[kind] : (kind as string);
  const codec = type === undefined ? undefined : codecOf(type);
  if (codec === undefined) throw new Error(`Expected an event this version knows, but it was ${type ?? kind}.`);
  return { type: type!, ...(codec.read(row) as object) };
}

function codecOf(type: string): Codec<object> | undefined {
  return Object.hasOwn(table, type) ? (table[type as CaseEventType] as unknown as Codec<object>) : undefined;
}
