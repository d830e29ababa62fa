import type { ServiceItem } from '#engine/cases/state.ts';
import { shippedPacks } from '#processes/disk.ts';
import { demoPassword } from '#server/demo/index.ts';
import { need } from '#server/identity/need.ts';
import { hashPassword } from '#server/identity/password.ts';
import type { Role } from '#server/identity/permissions.ts';
import { publishShipped } from '#server/releases/shipped.ts';
import type { Store } from '#server/store/types.ts';

/** A district centre and a township below it, which share nothing but the packs. */
export const twoCentres = {
  district: { id: 'dongping', title: { zh: '东坪区政务服务中心', en: 'Dongping district' }, parent: null },
  township: { id: 'xiaojia', title: { zh: '小驾镇便民服务中心', en: 'Xiaojia township' }, parent: 'dongping' },
} as const;

/** Units of both centres; the food item is decided by the first. */
export const unitsOfBoth = [
  { id: 'market-supervision', title: { zh: '市场监督管理局', en: 'Market supervision' } },
  { id: 'health', title: { zh: '卫生健康局', en: 'Health' } },
] as const;

/** A promised item of 5 working days without stage limits, so that its cards can be counted by hand; all accounts sign in with the demo password. */
export const plainItem = 'food-plain';

const clerks: readonly Role[] = ['window-staff', 'handler', 'window-supervisor', 'unit-leader'];

/**
 * Make both centres: in each a `<centre>-clerk` who holds every post of the promised pack and a `<centre>-administrator`; in the district also the auditor
 * `reviewer`, the supervision office `inspector` and the unit leader `leader-below`, whose rights reach down, and the business office `office`.
 */
export async function makeTwoCentres(store: Store): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  for (const { id, title, parent } of Object.values(twoCentres)) {
    await need(store, {
      tenant: id,
      stream: 'organisation',
      streamId: id,
      type: 'change-organisation',
      body: {
        title,
        shortName: title.zh.slice(0, 3),
        code: id.slice(0, 2).toUpperCase(),
        address: '',
        phone: '',
        units: unitsOfBoth,
        parent,
      },
    });
    await publishShipped(store, id);
    await saveItem(store, id, { id: plainItem });
    const give = (login: string, grants: readonly Grant[]) => addAccount(store, { tenant: id, login, passwordHash, grants });
    await give(
      `${id}-clerk`,
      clerks.map(post => ({ post, unit: post === 'window-staff' ? null : 'market-supervision' })),
    );
    await give(`${id}-administrator`, [{ post: 'administrator' }]);
  }
  const give = (login: string, grants: readonly Grant[]) =>
    addAccount(store, { tenant: twoCentres.district.id, login, passwordHash, grants });
  await give('reviewer', [{ post: 'auditor', reach: 'subtree' }]);
  await give('inspector', [{ post: 'supervision-office', reach: 'subtree' }]);
  await give('office', [{ post: 'business-office' }]);
  await give('leader-below', [{ post: 'unit-leader', unit: 'market-supervision', reach: 'subtree' }]);
}

interface Grant {
  readonly post: Role;
  readonly unit?: string | null;
  readonly reach?: 'this' | 'subtree';
}

async function addAccount(
  store: Store,
  of: { readonly tenant: string; readonly login: string; readonly passwordHash: string; readonly grants: readonly Grant[] },
): Promise<void> {
  const { tenant, login, passwordHash } = of;
  const account = { tenant, stream: 'account', streamId: login } as const;
  await need(store, { ...account, type: 'create-account', body: { login, name: login, passwordHash, mustChange: false } });
  for (const { post, unit = null, reach = 'this' } of of.grants)
    await need(store, { ...account, type: 'grant-role', body: { tenant, post, unit, reach } });
}

/** Save a variant of the shipped food item in a centre. */
export async function saveItem(store: Store, tenant: string, change: Partial<ServiceItem> & { readonly id: string }): Promise<void> {
  const shipped = shippedPacks()
    .packs.flatMap(pack => pack.items)
    .find(one => one.id === 'food-business-new')!;
  const item = { ...shipped, promisedLimit: 5, stageLimits: {}, ...change };
  await need(store, { tenant, stream: 'item', streamId: item.id, type: 'save-item', body: { item } });
}
