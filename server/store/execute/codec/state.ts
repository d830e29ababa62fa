import type { Millis } from '#engine/calendar/types.ts';
import type {
  ActRecord,
  Card,
  CaseState,
  Choice,
  Circulation,
  CaseLink,
  Demand,
  Rating,
  DocumentRecord,
  Explanation,
  Incident,
  Run,
  Scope,
  SupplementRound,
  Task,
  TrailEntry,
} from '#engine/cases/state.ts';
import type { ClockFigures, ClockState } from '#engine/clocks/types.ts';
import { figureFields, figures, material, pause, seat, wait, writeFigures } from './parts.ts';
import { type Codec, entries, flag, keyed, list, mark, oneOf, record, same } from './record.ts';

/** A document without its personal values. */
export type OpenDocument = Omit<DocumentRecord, 'values'>;
/** A scope without variables; those of its runs and compensable activities are numbers of a list. */
export type OpenScope = Omit<Scope, 'vars'>;

/** What the row of the case says that its state is written and read against. */
type Of = Pick<CaseState, 'content' | 'openedAt'>;
let own: Of = { content: '', openedAt: 0 };
/** A content (发布内容): '' where it is the case's own. */
const content: Codec<string> = {
  write: value => (value === own.content ? '' : value),
  read: json => (json as string) || own.content,
};

/** Numbers nearer to 0 are milliseconds after the case was opened, others moments; a moment so near to 0 is a text. */
const near = 1_000_000_000;
const isNear = (value: number): boolean => value > -near && value < near;
/** A moment (时刻), or null. */
const moment: Codec<never> = {
  write: (value: Millis | null) => {
    if (value === null) return null;
    const after = value - own.openedAt;
    if (isNear(after)) return after;
    return isNear(value) ? String(value) : value;
  },
  read: json => (typeof json === 'number' ? (isNear(json) ? json + own.openedAt : json) : json === null ? null : Number(json)) as never,
};
/** Fields that the row of the case holds in columns of their own. */
const rowFields = [
  'caseId',
  'tenant',
  'number',
  'queryCode',
  'content',
  'pack',
  'releaseNumber',
  'intakeType',
  'openedBy',
  'window',
  'openedAt',
  'closedAt',
  'phase',
  'status',
] as const satisfies readonly (keyof CaseState)[];
export type RowField = (typeof rowFields)[number];

/** Fields of a state that stand in the row or in other rows, or are personal. */
const elsewhere = [...rowFields, 'v', 'service', 'applicant', 'data'];

/** A state without what is personal and without what stands elsewhere: in the row, answers in case_data, the service item in `case-opened`. */
export type OpenState = Omit<CaseState, RowField | 'v' | 'service' | 'applicant' | 'data' | 'documents' | 'scopes'> & {
  readonly documents: readonly OpenDocument[];
  readonly scopes: Readonly<Record<string, OpenScope>>;
};

type Item<K extends 'urges' | 'returns'> = CaseState[K][number];

/** Whether runs and completed activities of the state being written may hold variables, which are personal. */
let mayHoldVariables = false;
/** A field that has them in it. */
const withVariables: Codec<never> = {
  write: value => {
    mayHoldVariables = true;
    return value;
  },
  read: json => json as never,
};

/** A part that has such fields: written whole, under its keys, it may have them. */
function watched<V>({ write, read }: Codec<V>): Codec<V> {
  return {
    write: value => {
      const row = write(value);
      if (!Array.isArray(row)) mayHoldVariables = true;
      return row;
    },
    read,
  };
}

const run = record<Run>()(
  ['element', 'enteredAt', 'loop?', 'pinned?', 'resumeAt?', 'kept?', 'compensates?', 'compensating?', 'clockOf?', 'straight?'],
  { enteredAt: moment, kept: withVariables, compensating: withVariables, straight: mark },
);

const scope = record<OpenScope>()(
  ['id', 'parent', 'run', 'content', 'container', 'arrivals', 'runs', 'compensable?', 'completed?', 'gates?'],
  { content, runs: entries(watched(run)), compensable: withVariables },
  ['vars'],
);

const task = record<Task>()(
  // biome-ignore format: one line a group
  ['id', 'scope', 'run', 'element', 'name', 'candidates', 'holder', 'createdAt', 'version', 'why',
    'stage?', 'form?', 'readAt?', 'seats?', 'signing?', 'chain?', 'delegatedBy?'],
  { createdAt: moment, readAt: moment, seats: list(seat) },
);

type ClockHead = Omit<ClockState, keyof ClockFigures>;
const clockHead = record<ClockHead>()(
  ['key', 'rule', 'run', 'status', 'version', 'pauses', 'extensions', 'stage?', 'task?', 'stoppedAt?', 'breached?'],
  {
    status: oneOf<ClockState['status']>()(['running', 'paused', 'stopped']),
    pauses: list(pause),
    extensions: list(record<ClockState['extensions'][number]>()(['by', 'at'])),
    breached: flag,
    stoppedAt: moment,
  },
  figureFields,
);

/** A clock: its figures, its first moment as any of the state, then the rest. */
const clock: Codec<ClockState> = {
  write: value => [exchangeFirst(writeFigures(value), moment.write), clockHead.write(value)],
  read: json => {
    const [counted, head] = json as readonly [unknown, unknown];
    return { ...figures.read(exchangeFirst(counted, moment.read)), ...clockHead.read(head) };
  },
};

function exchangeFirst(row: unknown, exchange: (value: never) => unknown): unknown {
  if (Array.isArray(row)) row[0] = exchange(row[0] as never);
  return row;
}

const card = record<Card>()(
  // biome-ignore format: one line a group
  ['id', 'clock', 'run', 'level', 'rule', 'at', 'on', 'issuedAt', 'dueOn', 'holders', 'to', 'stage?', 'revoked?',
    'cause?', 'points?', 'letter?', 'appeal?'],
  { at: moment, issuedAt: moment, revoked: flag, appeal: record<NonNullable<Card['appeal']>>()(['by', 'at', 'outcome?', 'decidedBy?']) },
);

const trail = record<TrailEntry>()(
  ['element', 'scope', 'actor', 'seq', 'at', 'task?', 'cancelled?', 'opened?', 'left?', 'effectiveAt?', 'seats?', 'around?'],
  { at: moment, cancelled: flag, effectiveAt: moment, seats: list(seat) },
);

/** The order of the values of a state. */
// biome-ignore format: one line a group
const fields = ['seq', 'scopes', 'tasks', 'waits', 'incidents', 'clocks',
  'cards', 'acts', 'documents', 'supplements', 'materials', 'trail', 'circulations', 'urges', 'returns', 'late?',
  'explanations?', 'demands?', 'links?', 'rating?', 'choices?', 'recused?'] as const;
/** What a state need not have. */
export const optionalFields: readonly string[] = fields.filter(name => name.endsWith('?')).map(name => name.slice(0, -1));
/** How many of them every state has; they stand before the others. */
export const requiredFields = fields.length - optionalFields.length;

const openState = record<OpenState>()(
  fields,
  {
    scopes: keyed('id', watched(scope)),
    tasks: keyed('id', task),
    waits: keyed('id', wait),
    incidents: keyed(
      'id',
      record<Incident>()(['id', 'scope', 'run', 'element', 'code', 'message', 'raisedAt', 'phase?', 'job?'], {
        raisedAt: moment,
        phase: oneOf<NonNullable<Incident['phase']>>()(['enter', 'complete']),
      }),
    ),
    clocks: keyed('key', clock),
    cards: list(same('to', 'holders', card)),
    acts: list(record<ActRecord>()(['act', 'at', 'element', 'scope', 'by', 'deemed?'], { at: moment, deemed: flag })),
    documents: list(
      record<OpenDocument>()(
        ['id', 'document', 'content', 'number', 'issuedAt', 'issuedBy', 'voided?', 'scope?', 'element?'],
        {
          content,
          issuedAt: moment,
          voided: flag,
        },
        ['values'],
      ),
    ),
    supplements: list(record<SupplementRound>()(['noticeAt', 'cause', 'receiptAt'], { noticeAt: moment, receiptAt: moment })),
    materials: list(material),
    trail: list(trail),
    circulations: list(record<Circulation>()(['id', 'kind', 'to', 'by', 'at', 'readAt?', 'answeredAt?'])),
    urges: list(record<Item<'urges'>>()(['by', 'at', 'times'])),
    returns: list(record<Item<'returns'>>()(['from', 'to', 'times'])),
    late: flag,
    explanations: list(record<Explanation>()(['clock', 'run', 'cause', 'by', 'at'])),
    demands: list(record<Demand>()(['id', 'kind', 'clock', 'to', 'by', 'at', 'answeredBy?', 'answeredAt?'])),
    links: list(record<CaseLink>()(['relation', 'case', 'number'])),
    rating: record<Rating>()(['level', 'at', 'channel'], { at: moment }),
    choices: list(record<Choice>()(['scope', 'element', 'accounts'])),
  },
  elsewhere,
);

/** First place of the lists that are left out where they and all after them are empty, and the place after the last of them. */
const [spare, end] = [12, 15];

/** State of a case for its snapshot; variables of its scopes and values of its documents are passed over. */
export function writeState(state: OpenState & Of): unknown {
  own = state;
  mayHoldVariables = false;
  const row = openState.write(state);
  if (Array.isArray(row)) while (row.length > spare && row.length <= end && isEmpty(row.at(-1))) row.pop();
  return row;
}

/** `writeState`, but null when runs and completed activities of the state may hold variables. */
export function writePlain(state: OpenState & Of): unknown {
  const row = writeState(state);
  return mayHoldVariables || !Array.isArray(row) ? null : row;
}

function isEmpty(json: unknown): boolean {
  return Array.isArray(json) && json.length === 0;
}

/** The inverse of `writeState`, without what is personal; what it gives is nobody else's and may be added to. */
export function readState(json: unknown, of: Of): OpenState {
  own = of;
  if (Array.isArray(json)) while (json.length < end) json.push([]);
  return openState.read(json);
}
