import { emit } from '../../execution/execution.ts';
import { deliverTo } from './deliver-message.ts';
import type { CommandHandler } from './types.ts';

/** Receives supplemented materials (补正收件): the check list is brought up to date and the drawn message `supplement-received` delivered. */
export const submitSupplement: CommandHandler<'submit-supplement'> = (execution, { materials, note }) => {
  for (const material of materials) emit(execution, { type: 'material-received', material, by: execution.actor.account });
  const payload = { materials: materials.map(({ id }) => id), ...(note === undefined ? {} : { note }) };
  return deliverTo(execution, { name: 'supplement-received', key: null, payload });
};
