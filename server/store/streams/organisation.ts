import type { Text } from '#engine/problem.ts';
import { officialId } from '../../calendars/official.ts';
import type { StreamInput, StreamKind } from '../types.ts';
import { absenceRows, type AbsenceState, checkPeople, decideAbsence, evolveAbsence } from './absences.ts';
import { accepted, refused, type StreamDecision, unknownCommand } from './fields.ts';

interface Link {
  readonly parent: string;
  readonly since: number;
  readonly until: number | null;
}

interface UnitOfCentre {
  readonly id: string;
  readonly title: Text;
  /** The unit above it (上级单位). */
  readonly parent?: string;
}

interface OrganisationState extends AbsenceState {
  readonly title: Text;
  readonly shortName: string;
  readonly code: string;
  readonly address: string;
  readonly phone: string;
  readonly units: readonly UnitOfCentre[];
  readonly links: readonly Link[];
  /** Posts of the chain of leaders (上级领导链), the nearest first; absent: the usual ones. */
  readonly leaders?: readonly string[];
}

type Change = Partial<Omit<OrganisationState, 'links' | keyof AbsenceState>> & { readonly parent?: string | null };

const empty: OrganisationState = { title: { zh: '', en: '' }, shortName: '', code: '', address: '', phone: '', units: [], links: [] };

const keys = { centre: ['tenant'], unit: ['tenant', 'id'], centre_link: ['tenant', 'parent', 'since'], absence: ['tenant', 'id'] } as const;

/**
 * A centre, its units and who is away (机构、人员去向): change-organisation `{title?, shortName?, code?, address?, phone?, units?, parent?, leaders?}`,
 * change-leaders `{leaders, parents}` (上级领导链、上级单位), record-absence and end-absence; the stream id is the tenant.
 */
export const organisationStream: StreamKind<OrganisationState> = {
  name: 'organisation',
  check: checkPeople,
  decide: (state, input) => decideAbsence(state, input) ?? decideLeaders(state, input) ?? decideChange(input),
  evolve(state, event, head) {
    const before = state ?? empty;
    const away = evolveAbsence(before, event, head);
    if (away !== undefined) return away;
    if (event.type === 'leaders-changed') return withLeaders(before, event as unknown as LeadersChange);
    const { parent, ...change } = event.change as Change;
    const links = parent === undefined ? before.links : moveUnder(before.links, parent, head.recordedAt);
    return { ...before, ...change, links };
  },
  rows({ tenant, state }) {
    const centre = {
      tenant,
      title: JSON.stringify(state.title),
      short_name: state.shortName,
      code: state.code,
      address: state.address,
      phone: state.phone,
      leaders: state.leaders === undefined ? null : JSON.stringify(state.leaders),
    };
    const units = state.units.map(({ id, title, parent = null }, position) => ({
      ...{ tenant, id, title: JSON.stringify(title), position, parent },
    }));
    const above = state.links.filter(link => link.until === null).map(({ parent }) => ({ id: tenant, parent }));
    return [
      { table: 'centre', key: keys.centre, row: centre },
      ...above.map(row => ({ table: 'calendar_parent', key: ['id'], row })),
      ...units.map(row => ({ table: 'unit', key: keys.unit, row })),
      ...state.links.map(link => ({ table: 'centre_link', key: keys.centre_link, row: { tenant, ...link } })),
      ...absenceRows(tenant, state).map(one => ({ ...one, key: keys.absence })),
    ];
  },
  owns: ({ tenant }) => [
    ...Object.entries(keys).map(([table, key]) => ({ table, key, where: { tenant } })),
    { table: 'calendar_parent', key: ['id'], where: { id: tenant } },
  ],
  touches: (_before, { tenant }) => [tenant],
};

/** A move ends the former link and begins another; nothing is rewritten. */
function moveUnder(links: readonly Link[], parent: string | null, at: number): Link[] {
  const ended = links.map(link => (link.until === null ? { ...link, until: at } : link));
  return parent === null ? ended : [...ended, { parent, since: at, until: null }];
}

function decideChange(input: StreamInput): StreamDecision {
  if (input.type !== 'change-organisation') return unknownCommand(input);
  if (input.streamId === officialId)
    return refused('centre-id-reserved', {
      zh: `中心编号应不为「${officialId}」，这是全国日历的编号。请换一个编号。`,
      en: `Expected a centre id other than "${officialId}", which names the calendar of the country. Choose another.`,
    });
  const loose = refuseLoose((input.body as Change).units ?? []);
  if (loose !== undefined) return loose;
  return accepted({ type: 'organisation-changed', change: input.body });
}

/** Does the way up from a unit end: every unit above it is known, and none comes twice. */
function endsAbove(units: readonly UnitOfCentre[], unit: UnitOfCentre): boolean {
  const byId = new Map(units.map(one => [one.id, one]));
  const seen = new Set<string>();
  let above: string | undefined = unit.id;
  while (above !== undefined) {
    const found: UnitOfCentre | undefined = byId.get(above);
    if (found === undefined || seen.has(above)) return false;
    seen.add(above);
    above = found.parent;
  }
  return true;
}

/** Body of change-leaders: posts of the chain, the nearest first; the unit above each unit that is named, null: none. */
export interface LeadersChange {
  readonly leaders: readonly string[];
  readonly parents: Readonly<Record<string, string | null>>;
}

function decideLeaders(state: OrganisationState | null, input: StreamInput): StreamDecision | undefined {
  if (input.type !== 'change-leaders') return undefined;
  const change = input.body as unknown as LeadersChange;
  const { units } = withLeaders(state ?? empty, change);
  const unknown = Object.keys(change.parents).find(id => !units.some(unit => unit.id === id));
  if (unknown !== undefined)
    return refused('unit-unknown', {
      zh: `本中心没有单位「${unknown}」。请刷新页面后再改。`,
      en: `Expected a unit of the centre, but "${unknown}" is none. Reload and change it again.`,
    });
  const { leaders, parents } = change;
  return refuseLoose(units) ?? accepted({ type: 'leaders-changed', leaders, parents });
}

function withLeaders(state: OrganisationState, { leaders, parents }: LeadersChange): OrganisationState {
  const units = state.units.map((unit): UnitOfCentre => {
    if (!Object.hasOwn(parents, unit.id)) return unit;
    const { parent: _, ...alone } = unit;
    const above = parents[unit.id];
    return above ? { ...alone, parent: above } : alone;
  });
  return { ...state, leaders, units };
}

/** A unit whose way up does not end is refused. */
function refuseLoose(units: readonly UnitOfCentre[]): StreamDecision | undefined {
  const loose = units.find(unit => unit.parent !== undefined && !endsAbove(units, unit));
  if (loose === undefined) return undefined;
  return refused('unit-parent-wrong', {
    zh: `单位「${loose.title.zh}」的上级单位应是本中心的另一个单位，且不能绕回自己。请改正。`,
    en: `Expected the unit above "${loose.title.en}" to be another unit of the centre that does not lead back to it. Correct it.`,
  });
}
