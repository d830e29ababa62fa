import type { Logger } from 'pino';
import type { HintHub } from './http/hints.ts';
import type { Lockout } from './identity/lockout.ts';
import type { Sessions } from './identity/sessions.ts';
import type { OpenStore } from './store/types.ts';

/** What the features of the shell share (服务). Made once by createApp. */
export interface Services {
  readonly store: OpenStore;
  readonly logger: Logger;
  readonly sessions: Sessions;
  readonly lockout: Lockout;
  readonly hints: HintHub;
  /** Does everything that is due now, timers and jobs, and resolves when it is done. */
  readonly runDue: () => Promise<void>;
}
