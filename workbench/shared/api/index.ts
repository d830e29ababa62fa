export { api, newCommandId, onSignedOut } from './client.ts';
export { useCommand } from './commands.ts';
export { useHints } from './hints.ts';
export { problemOf } from './problems.ts';
export { prefetch, useRead } from './queries.ts';
export { isPermitted, MeContext, useMe, useServerNow, useSession } from './session.ts';
