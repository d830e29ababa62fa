import { emit } from '../../execution/execution.ts';
import type { CommandHandler } from './types.ts';

/** Notes a material (材料) as received or not. */
export const receiveMaterial: CommandHandler<'receive-material'> = (execution, { material }) => {
  emit(execution, { type: 'material-received', material, by: execution.actor.account });
  return undefined;
};
