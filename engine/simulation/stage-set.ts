import type { Organisation, ReleaseDefinition } from '../cases/context.ts';
import type { ServiceItem } from '../cases/state.ts';
import type { Text } from '../problem.ts';

/** Posts that people hold for their own unit; every other post is held for the whole centre. */
const unitPosts: readonly string[] = ['handler', 'window-supervisor', 'unit-leader'];
/** Posts a centre has whatever its packs say. */
const everyPost = ['window-staff', ...unitPosts, 'supervision-office', 'business-office', 'administrator', 'auditor', 'government-head'];

const named = (id: string): Text => ({ zh: id, en: id });

/**
 * A centre for golden cases (试运行用机构): the units the service items name, and one person for every post the packs speak of, in each unit where the
 * post is a unit's. So a pack runs the same wherever it is tried, whoever works there.
 */
export function createStageSet(
  releases: readonly Pick<ReleaseDefinition, 'roles'>[],
  items: readonly Pick<ServiceItem, 'unit' | 'branches'>[],
): Organisation {
  const units = [...new Set(items.flatMap(({ unit, branches = [] }) => [unit, ...branches.map(branch => branch.unit)]))].sort();
  const posts = [...new Set([...everyPost, ...releases.flatMap(({ roles }) => Object.values(roles).flat())])];
  return {
    version: 1,
    centre: { id: 'simulated', title: { zh: '试运行中心', en: 'Simulated centre' }, shortName: '试', code: 'SIM', address: '', phone: '' },
    units: units.map(id => ({ id, title: named(id) })),
    posts: posts.flatMap(post => {
      const held: readonly (string | null)[] = unitPosts.includes(post) ? units : [null];
      return held.map(unit => ({
        account: unit === null ? post : `${post}.${unit}`,
        name: unit === null ? post : `${post} ${unit}`,
        post,
        unit,
      }));
    }),
  };
}
