import { marks } from './reach.ts';
import type { Store } from '../store/types.ts';

/** Names of people by account id (姓名). */
export type Names = (account: string) => { readonly account: string; readonly name: string };

/** Who acts without an account: the machine, and the applicant who rates from outside. */
const nameless: Readonly<Record<string, string>> = { system: '系统', applicant: '申请人' };

/** Looks up the names of accounts, also of people who left; an unknown account keeps its id, the machine is 系统, whoever rates 申请人. */
export async function findNames(store: Store, accounts: Iterable<string>): Promise<Names> {
  const wanted = [...new Set(accounts)];
  const rows = wanted.length
    ? await store.shared.select<{ id: string; name: string }>(`select id, name from account where id in (${marks(wanted)})`, wanted)
    : [];
  const known = new Map(rows.map(row => [row.id, row.name]));
  return account => ({ account, name: Object.hasOwn(nameless, account) ? nameless[account]! : (known.get(account) ?? account) });
}
