import type { CaseEvent } from '#engine/cases/events.ts';
import type { Context, ReleaseDefinition } from '#engine/cases/context.ts';
import { type Plan, select, type Statement } from '../plan.ts';
import { inserting } from '../upsert.ts';

/** What the steps of a release need to know to hand out tasks (分派): whose turn it is, and how many each person has. */
export interface Needs {
  readonly turns: boolean;
  readonly load: boolean;
}

const known = new WeakMap<ReleaseDefinition, Needs>();

function readNeeds(release: ReleaseDefinition): Needs {
  const read = known.get(release);
  if (read !== undefined) return read;
  const used = new Set<string>();
  for (const element of Object.values(release.process.elements)) {
    if ('assignment' in element && element.assignment !== undefined) used.add(element.assignment.distribute);
  }
  const needs = { turns: used.has('rotation'), load: used.has('least-loaded') };
  known.set(release, needs);
  return needs;
}

/** Nothing, as nearly always. */
export const nothing: Needs = { turns: false, load: false };

/** What the steps of some releases need. */
export function needsOf(releases: readonly ReleaseDefinition[]): Needs {
  let needs = nothing;
  for (const release of releases) {
    const { turns, load } = readNeeds(release);
    if (turns || load) needs = { turns: needs.turns || turns, load: needs.load || load };
  }
  return needs;
}

/**
 * Turns and open tasks (轮流、待办数) of a centre as far as a release of the case hands tasks out by them; nothing is read for the others. Where rows are
 * locked (`lock`), commands that hand out tasks of a centre go one after the other, else two at once would give the same turn twice.
 */
export function* findDistribution(tenant: string, { turns, load }: Needs, lock: string): Plan<Pick<Context, 'turns' | 'load'>> {
  if (lock !== '') yield* select('select pg_advisory_xact_lock(hashtext(?))::text as "locked"', [`turns of ${tenant}`]);
  return { ...(turns && { turns: yield* findTurns(tenant) }), ...(load && { load: yield* countLoad(tenant) }) };
}

function* findTurns(tenant: string): Plan<Record<string, string>> {
  const rows = yield* select<{ pack: string; element: string; account: string }>(
    'select pack, element, account from assignment_turn where tenant = ?',
    [tenant],
  );
  return Object.fromEntries(rows.map(({ pack, element, account }) => [`${pack}/${element}`, account]));
}

const held = `select 'person:' || holder as principal, count(*) as tasks from task where tenant = ? and holder is not null group by holder`;
/** Principals of persons are a range: the column is ordered by its bytes. */
const offered = `select c.principal as principal, count(*) as tasks from task_candidate c
  join task t on t.tenant = c.tenant and t.case_id = c.case_id and t.id = c.task
  where c.tenant = ? and c.principal >= 'person:' and c.principal < 'person;' and t.holder is null group by c.principal`;

/** Open tasks each account holds or is offered by name. */
function* countLoad(tenant: string): Plan<Record<string, number>> {
  const rows = yield* select<{ principal: string; tasks: number }>(`${held} union all ${offered}`, [tenant, tenant]);
  const load: Record<string, number> = {};
  for (const { principal, tasks } of rows) {
    const account = principal.slice('person:'.length);
    load[account] = (load[account] ?? 0) + Number(tasks);
  }
  return load;
}

type TakesTurn = Extract<CaseEvent, { type: 'task-created' }> & { readonly turn: string };

/** true: the event gives somebody the next turn of a step. */
export function takesTurn(event: CaseEvent): event is TakesTurn {
  return event.type === 'task-created' && event.turn !== undefined;
}

/** Who had the turns that an entry gave away. */
export function turnsTaken(tenant: string, events: readonly CaseEvent[]): Statement[] {
  const last = new Map<string, string>();
  for (const event of events) {
    if (!takesTurn(event)) continue;
    const [first = ''] = event.candidates;
    last.set(event.turn, first.replace('person:', ''));
  }
  const rows = [...last].map(([turn, account]) => {
    const slash = turn.indexOf('/');
    return { tenant, pack: turn.slice(0, slash), element: turn.slice(slash + 1), account };
  });
  return inserting('assignment_turn', rows, { key: ['tenant', 'pack', 'element'], clash: 'overwrite' });
}
