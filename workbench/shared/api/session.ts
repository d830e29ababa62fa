import { createContext, useContext } from 'react';
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
