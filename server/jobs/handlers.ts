import type { Answers } from '#engine/cases/state.ts';
import type { Store } from '../store/types.ts';
import type { Plan } from '../store/plan.ts';
import type { WriteMoment } from '../store/database.ts';
import type { Job } from './claim.ts';
import { deliverMessage, deliverSignal, receiveMessage, receiveSignal } from './deliver.ts';
import { linkCase } from './link.ts';
import { notify } from './notify.ts';
import { startCase } from './start-case.ts';

/** What a handler leaves behind: rows written in the transaction that marks the job done, and the output a waiting run gets. */
export interface Effect {
  readonly write: (moment: WriteMoment) => Plan<void>;
  readonly output: Answers;
}

/** Does the work of one kind of job. Throws when it cannot be done now; run again it has no second effect. */
export type Handler = (store: Store, job: Job) => Promise<Effect>;

/** Handlers by job name. A name that is missing here fails at once with a sentence. */
export const handlers: Readonly<Record<string, Handler>> = {
  notify,
  'deliver-signal': deliverSignal,
  'deliver-message': deliverMessage,
  'receive-signal': receiveSignal,
  'receive-message': receiveMessage,
  'link-case': linkCase,
  'start-case': startCase,
};
