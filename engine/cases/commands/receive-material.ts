import { emit } from '../../execution/execution.ts';
import type { CommandHandler } from './types.ts';

/** Notes a material (材料) as received or not. */
export const receiveMaterial: CommandHandler<'receive-material'> = (x, { material }) => {
  emit(x, { type: 'material-received', material, by: x.actor.account });
  return undefined;
};
