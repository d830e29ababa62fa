import { createContext, useContext, useMemo } from 'react';
import type { Permission } from '#server/contract/permissions.ts';
import type { Me } from '#server/contract/schemas.ts';
import { useRead } from './queries.ts';

/** Who is signed in (登录状态), and whether this is a demo or an empty installation. */
export const useSession = () => useRead('getSession', {});

/** Holds the signed-in person for what is inside the frame. */
export const MeContext = createContext<Me | null>(null);

/** The signed-in person (当前用户). Only inside the frame. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('Expected a signed-in person, but the page is outside the frame.');
  return me;
}

/** Whether a person holds one of the permissions. */
export const isPermitted = (me: Me, ...permissions: readonly Permission[]): boolean =>
  permissions.some(permission => me.may.includes(permission));

/**
 * The moment by the clock of the server (服务器时间), milliseconds, as of the last read of the session: what rules of forms take for today. The clock of
 * this machine may be wrong, and that of a demo is moved.
 */
export function useServerNow(): number {
  const { now } = useMe();
  const { dataUpdatedAt } = useSession();
  return useMemo(() => now + Math.max(0, Date.now() - dataUpdatedAt), [now, dataUpdatedAt]);
}
