import type { EventOf } from '#engine/cases/apply/types.ts';
import type { CaseEventType, Seating } from '#engine/cases/events.ts';
import { figures, material, newWait, pause, seat, service } from './parts.ts';
import { type Codec, type FieldName, flag, list, mark, type Nested, record, same, type Whole } from './record.ts';

type Fields<T extends CaseEventType> = Omit<EventOf<T>, 'type' | 'private'>;
/** The type stands before the values, what is personal apart. */
const elsewhere = ['type', 'private'];
const fields =
  <T extends CaseEventType>() =>
  <const F extends readonly FieldName<Fields<T>>[]>(names: F & Whole<Fields<T>, F>, nested: Nested<Fields<T>> = {}) =>
    record<Fields<T>>()(names as never, nested, elsewhere);
const seating = record<Seating>()(['seats', 'candidates'], { seats: list(seat) });

const raised = ['clock', 'run', 'level', 'rule', 'at', 'on', 'dueOn', 'holders', 'to', 'stage?'] as const;

/**
 * Events of a case as the journal writes them (日志事件格式): the order of the values behind the type's name. A journal is for ever: a place is never
 * given to another field, new fields go to the end, and a field that goes keeps its place here with the version that had it (upgrades).
 */
const table: { readonly [T in CaseEventType]: Codec<Fields<T>> } = {
  'case-opened': fields<'case-opened'>()(
    // biome-ignore format: the places of a long event in one line
    ['caseId', 'tenant', 'number', 'queryCode', 'content', 'pack', 'releaseNumber', 'intakeType', 'service', 'window', 'by', 'materials'],
    { service, materials: list(material) },
  ),
  'case-status-changed': fields<'case-status-changed'>()(['status']),
  'case-suspended': fields<'case-suspended'>()([]),
  'case-resumed': fields<'case-resumed'>()([]),
  'case-closed': fields<'case-closed'>()(['outcome']),
  'case-commented': fields<'case-commented'>()(['by']),
  'case-urged': fields<'case-urged'>()(['by', 'to', 'uncounted?'], { uncounted: mark }),
  'data-changed': fields<'data-changed'>()(['scope', 'form', 'schema', 'round']),
  'variable-set': fields<'variable-set'>()(['scope', 'name']),
  'scope-opened': fields<'scope-opened'>()(['parent', 'run', 'content', 'container', 'restores?']),
  'scope-closed': fields<'scope-closed'>()(['scope', 'reason', 'keep?'], { keep: mark }),
  'element-entered': fields<'element-entered'>()([
    'scope',
    'element',
    'consumed',
    'loop?',
    'pinned?',
    'resumeAt?',
    'compensates?',
    'clockOf?',
  ]),
  'element-completed': fields<'element-completed'>()(['scope', 'run', 'element', 'by?', 'loop?', 'compensable?', 'completed?'], {
    compensable: mark,
  }),
  'element-cancelled': fields<'element-cancelled'>()(['scope', 'run', 'element', 'compensable?'], { compensable: mark }),
  'flow-taken': fields<'flow-taken'>()(['scope', 'flow']),
  'error-thrown': fields<'error-thrown'>()(['scope', 'element', 'code']),
  'escalation-thrown': fields<'escalation-thrown'>()(['scope', 'element', 'code', 'caught']),
  'compensation-started': fields<'compensation-started'>()(['scope', 'element', 'activities', 'by', 'passed?'], { passed: mark }),
  'gateway-fired': fields<'gateway-fired'>()(['scope', 'element', 'flows']),
  'gateway-reset': fields<'gateway-reset'>()(['scope', 'element', 'consumed']),
  'tokens-withdrawn': fields<'tokens-withdrawn'>()(['scope', 'flows']),
  'token-moved': fields<'token-moved'>()(['scope', 'from', 'to', 'by']),
  'act-performed': fields<'act-performed'>()(['act', 'scope', 'element', 'by']),
  'act-voided': fields<'act-voided'>()(['act', 'element', 'at', 'by']),
  'task-created': fields<'task-created'>()(
    ['scope', 'run', 'element', 'name', 'candidates', 'why', 'stage?', 'form?', 'seats?', 'delegatedBy?', 'signing?', 'chain?'],
    { seats: list(seat) },
  ),
  'task-read': fields<'task-read'>()(['task', 'by']),
  'task-claimed': fields<'task-claimed'>()(['task', 'by']),
  'task-released': fields<'task-released'>()(['task', 'by']),
  'task-assigned': fields<'task-assigned'>()(['task', 'by', 'to']),
  'task-completed': fields<'task-completed'>()(['task', 'by']),
  'task-cancelled': fields<'task-cancelled'>()(['task', 'reason']),
  'task-transferred': fields<'task-transferred'>()(['task', 'by', 'from', 'to', 'seating?', 'chain', 'again?'], { seating, again: mark }),
  'task-delegated': fields<'task-delegated'>()(['task', 'by', 'to']),
  'delegation-answered': fields<'delegation-answered'>()(['task', 'by', 'back']),
  'signers-added': fields<'signers-added'>()(['task', 'by', 'place', 'seating'], { seating }),
  'signer-removed': fields<'signer-removed'>()(['task', 'by', 'accounts', 'seating'], { seating }),
  'vote-cast': fields<'vote-cast'>()(['task', 'by', 'seat', 'vote', 'seating'], { seating }),
  'vote-taken-back': fields<'vote-taken-back'>()(['task', 'by', 'seat', 'seating'], { seating }),
  'candidates-changed': fields<'candidates-changed'>()(['task', 'candidates', 'why']),
  'task-returned': fields<'task-returned'>()(['task', 'by', 'from', 'to', 'reach', 'resume']),
  'task-taken-back': fields<'task-taken-back'>()(['task', 'by', 'element']),
  'task-left': fields<'task-left'>()(['task', 'opened']),
  'case-circulated': fields<'case-circulated'>()(['kind', 'to', 'by']),
  'circulation-read': fields<'circulation-read'>()(['circulation', 'by']),
  'circulation-answered': fields<'circulation-answered'>()(['circulation', 'by']),
  'circulation-revoked': fields<'circulation-revoked'>()(['circulation', 'by']),
  'late-entry-noted': fields<'late-entry-noted'>()(['effectiveAt', 'by']),
  'timer-set': fields<'timer-set'>()(['wait'], { wait: newWait<'timer'>() }),
  'timer-fired': fields<'timer-fired'>()(['wait', 'next', 'left']),
  'timer-stood': fields<'timer-stood'>()(['wait', 'leftMs']),
  'timer-moved': fields<'timer-moved'>()(['wait', 'due']),
  'message-awaited': fields<'message-awaited'>()(['wait'], { wait: newWait<'message' | 'signal'>() }),
  'message-received': fields<'message-received'>()(['wait', 'name', 'by']),
  'message-sent': fields<'message-sent'>()(['scope', 'element', 'name', 'key']),
  'signal-sent': fields<'signal-sent'>()(['scope', 'element', 'name']),
  'condition-awaited': fields<'condition-awaited'>()(['wait'], { wait: newWait<'condition'>() }),
  'condition-changed': fields<'condition-changed'>()(['wait', 'holds'], { holds: flag }),
  'wait-cleared': fields<'wait-cleared'>()(['wait']),
  'job-requested': fields<'job-requested'>()(['scope', 'run', 'element', 'job', 'wait'], { wait: flag }),
  'job-completed': fields<'job-completed'>()(['job']),
  'job-failed': fields<'job-failed'>()(['job', 'error']),
  'incident-raised': fields<'incident-raised'>()(['scope', 'run', 'element', 'code', 'message', 'phase?']),
  'incident-resolved': fields<'incident-resolved'>()(['incident', 'by']),
  'clock-started': fields<'clock-started'>()(['clock', 'rule', 'run', 'figures', 'stage?', 'task?'], { figures }),
  'clock-paused': fields<'clock-paused'>()(['clock', 'reason', 'at']),
  'clock-resumed': fields<'clock-resumed'>()(['clock', 'reason', 'at', 'figures'], { figures }),
  'clock-extended': fields<'clock-extended'>()(['clock', 'by', 'figures'], { figures }),
  'clock-continued': fields<'clock-continued'>()(['clock', 'was', 'figures', 'pauses', 'task?'], {
    figures,
    pauses: list(pause),
  }),
  'clock-restarted': fields<'clock-restarted'>()(['clock', 'run', 'figures'], { figures }),
  'clock-recomputed': fields<'clock-recomputed'>()(['clock', 'figures', 'was'], { figures }),
  'clock-stopped': fields<'clock-stopped'>()(['clock', 'at', 'act']),
  'clock-breached': fields<'clock-breached'>()(['clock', 'run', 'action']),
  'extension-requested': fields<'extension-requested'>()(['by', 'days']),
  'extension-refused': fields<'extension-refused'>()(['by']),
  'warning-raised': same('to', 'holders', fields<'warning-raised'>()(raised)),
  'card-issued': same('to', 'holders', fields<'card-issued'>()(raised)),
  'document-issued': fields<'document-issued'>()(['document', 'content', 'number', 'by', 'scope', 'element', 'unplaced?'], {
    unplaced: mark,
  }),
  'document-voided': fields<'document-voided'>()(['document', 'by']),
  'supplement-requested': fields<'supplement-requested'>()(['cause', 'by']),
  'supplement-received': fields<'supplement-received'>()(['by']),
  'material-received': fields<'material-received'>()(['material', 'by'], { material }),
};

/** Version of the format, as the first value of an entry's text. Texts of version 1 begin with their first event. */
export const eventsVersion = 2;

type Bare = { readonly type: string } & Readonly<Record<string, unknown>>;

/** Events without their private parts as `[2, ["type", value, ...], ...]`. */
export function writeEvents(events: readonly object[]): string {
  return JSON.stringify([eventsVersion, ...events.map(event => writeEvent(event as Bare))]);
}

/** An event of another version of the program, with fields this one does not know, is written whole: `[{field: value}, "type"]`. */
function writeEvent(event: Bare): unknown {
  const row = codecOf(event.type)?.write(event);
  if (Array.isArray(row)) return [event.type, ...row];
  const { type, private: _, ...rest } = event;
  return [rest, type];
}

/** Events of an entry's text, whatever version wrote it. */
export function readEvents(text: string): { readonly version: number; readonly events: readonly Bare[] } {
  const [first, ...rest] = JSON.parse(text) as [unknown, ...unknown[]];
  if (typeof first === 'number') return { version: first, events: (rest as [string, ...unknown[]][]).map(readEvent) };
  const old = JSON.parse(text) as [string, Record<string, unknown>][];
  return { version: 1, events: old.map(([type, fields]) => ({ type, ...fields })) };
}

function readEvent([type, ...row]: [unknown, ...unknown[]]): Bare {
  if (typeof type !== 'string') return { type: row[0] as string, ...(type as Record<string, unknown>) };
  const codec = codecOf(type);
  if (codec === undefined) throw new Error(`Expected an event this version knows, but it was ${type}.`);
  return { type, ...(codec.read(row) as object) };
}

function codecOf(type: string): Codec<object> | undefined {
  return Object.hasOwn(table, type) ? (table[type as CaseEventType] as unknown as Codec<object>) : undefined;
}
