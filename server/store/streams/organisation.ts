import type { Text } from '#engine/problem.ts';
import { officialId } from '../../calendars/official.ts';
import type { StreamKind } from '../types.ts';
import { accepted, refused, unknownCommand } from './fields.ts';

interface Link {
  readonly parent: string;
  readonly since: number;
  readonly until: number | null;
}

interface OrganisationState {
  readonly title: Text;
  readonly shortName: string;
  readonly code: string;
  readonly address: string;
  readonly phone: string;
  readonly units: readonly { readonly id: string; readonly title: Text }[];
  readonly links: readonly Link[];
}

type Change = Partial<Omit<OrganisationState, 'links'>> & { readonly parent?: string | null };

const empty: OrganisationState = { title: { zh: '', en: '' }, shortName: '', code: '', address: '', phone: '', units: [], links: [] };

const keys = { centre: ['tenant'], unit: ['tenant', 'id'], centre_link: ['tenant', 'parent', 'since'] } as const;

/** A centre and its units (机构): change-organisation `{title?, shortName?, code?, address?, phone?, units?, parent?}`; the stream id is the tenant. */
export const organisationStream: StreamKind<OrganisationState> = {
  name: 'organisation',
  decide(_state, input) {
    if (input.type !== 'change-organisation') return unknownCommand(input);
    if (input.streamId === officialId)
      return refused('centre-id-reserved', {
        zh: `中心编号应不为「${officialId}」，这是全国日历的编号。请换一个编号。`,
        en: `Expected a centre id other than "${officialId}", which names the calendar of the country. Choose another.`,
      });
    return accepted({ type: 'organisation-changed', change: input.body });
  },
  evolve(state, event, head) {
    const { parent, ...change } = event.change as Change;
    const before = state ?? empty;
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
    };
    const units = state.units.map(({ id, title }, position) => ({ tenant, id, title: JSON.stringify(title), position }));
    const above = state.links.filter(link => link.until === null).map(({ parent }) => ({ id: tenant, parent }));
    return [
      { table: 'centre', key: keys.centre, row: centre },
      ...above.map(row => ({ table: 'calendar_parent', key: ['id'], row })),
      ...units.map(row => ({ table: 'unit', key: keys.unit, row })),
      ...state.links.map(link => ({ table: 'centre_link', key: keys.centre_link, row: { tenant, ...link } })),
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
