import type {
  ActRecord,
  Card,
  CaseState,
  Circulation,
  DocumentRecord,
  Incident,
  Run,
  Scope,
  SupplementRound,
  Task,
  TrailEntry,
} from '#engine/cases/state.ts';
import type { ClockState } from '#engine/clocks/types.ts';
import { calendar, material, milestone, pause, seat, unit, wait } from './parts.ts';
import { entries, flag, keyed, list, oneOf, record } from './record.ts';

/** A document without its personal values. */
export type OpenDocument = Omit<DocumentRecord, 'values'>;
/** A scope without variables; those of its runs and compensable activities are numbers of a list. */
export type OpenScope = Omit<Scope, 'vars'>;
/** A state without what is personal and without what stands elsewhere: answers in case_data, the service item in `case-opened`. */
export type OpenState = Omit<CaseState, 'v' | 'service' | 'applicant' | 'data' | 'documents' | 'scopes'> & {
  readonly documents: readonly OpenDocument[];
  readonly scopes: Readonly<Record<string, OpenScope>>;
};

type Item<K extends 'urges' | 'returns'> = CaseState[K][number];

const run = record<Run>()(['element', 'enteredAt', 'loop?', 'pinned?', 'resumeAt?', 'kept?', 'compensates?', 'compensating?', 'clockOf?']);

const scope = record<OpenScope>()(
  ['id', 'parent', 'run', 'content', 'container', 'arrivals', 'runs', 'compensable?', 'completed?', 'gates?'],
  { runs: entries(run) },
);

const task = record<Task>()(
  // biome-ignore format: one line a group
  ['id', 'scope', 'run', 'element', 'name', 'candidates', 'holder', 'createdAt', 'version', 'why',
    'stage?', 'form?', 'readAt?', 'seats?', 'signing?', 'chain?', 'delegatedBy?'],
  { seats: list(seat) },
);

const clock = record<ClockState>()(
  // biome-ignore format: one line a group
  ['key', 'rule', 'run', 'status', 'version', 'startAt', 'startOn', 'length', 'unit', 'due', 'dueOn', 'provisional',
    'milestones', 'calendar', 'pauses', 'extensions', 'stage?', 'task?', 'stoppedAt?', 'breached?', 'count?'],
  {
    status: oneOf<ClockState['status']>()(['running', 'paused', 'stopped']),
    unit,
    provisional: flag,
    milestones: list(milestone),
    calendar,
    pauses: list(pause),
    extensions: list(record<ClockState['extensions'][number]>()(['by', 'at'])),
    breached: flag,
  },
);

const card = record<Card>()(
  ['id', 'clock', 'run', 'level', 'rule', 'at', 'on', 'issuedAt', 'dueOn', 'holders', 'to', 'stage?', 'revoked?'],
  { revoked: flag },
);

const trail = record<TrailEntry>()(
  ['element', 'scope', 'actor', 'seq', 'at', 'task?', 'cancelled?', 'opened?', 'left?', 'effectiveAt?', 'seats?'],
  { cancelled: flag, seats: list(seat) },
);

/** State of a case in its snapshot: the order of its values. */
export const openState = record<OpenState>()(
  // biome-ignore format: one line a group
  ['caseId', 'tenant', 'number', 'queryCode', 'content', 'pack', 'releaseNumber', 'intakeType', 'openedBy', 'window',
    'openedAt', 'closedAt', 'phase', 'status', 'seq',
    'scopes', 'tasks', 'waits', 'incidents', 'clocks',
    'cards', 'acts', 'documents', 'supplements', 'materials', 'trail', 'circulations', 'urges', 'returns', 'late?'],
  {
    intakeType: oneOf<CaseState['intakeType']>()(['instant', 'promised', 'joint', 'escalated', 'reply']),
    phase: oneOf<CaseState['phase']>()(['running', 'suspended', 'closed']),
    scopes: keyed('id', scope),
    tasks: keyed('id', task),
    waits: keyed('id', wait),
    incidents: keyed(
      'id',
      record<Incident>()(['id', 'scope', 'run', 'element', 'code', 'message', 'raisedAt', 'phase?'], {
        phase: oneOf<NonNullable<Incident['phase']>>()(['enter', 'complete']),
      }),
    ),
    clocks: keyed('key', clock),
    cards: list(card),
    acts: list(record<ActRecord>()(['act', 'at', 'element', 'scope', 'by'])),
    documents: list(
      record<OpenDocument>()(['id', 'document', 'content', 'number', 'issuedAt', 'issuedBy', 'voided?', 'scope?', 'element?'], {
        voided: flag,
      }),
    ),
    supplements: list(record<SupplementRound>()(['noticeAt', 'cause', 'receiptAt'])),
    materials: list(material),
    trail: list(trail),
    circulations: list(record<Circulation>()(['id', 'kind', 'to', 'by', 'at', 'readAt?', 'answeredAt?'])),
    urges: list(record<Item<'urges'>>()(['by', 'at', 'times'])),
    returns: list(record<Item<'returns'>>()(['from', 'to', 'times'])),
    late: flag,
  },
);
