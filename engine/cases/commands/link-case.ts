import { emit } from '../../execution/execution.ts';
import { limits } from '../../limits.ts';
import { reject } from '../rejections.ts';
import { findCatches } from '../../execution/triggers.ts';
import { deliverTo } from './deliver-message.ts';
import type { CommandHandler } from './types.ts';

/** Message that a step waiting for the case that takes this one up awaits (转办登记完成); its payload is `{ caseNumber }`. */
export const caseRegistered = 'case-registered';

/** Ties another case to this one (关联办件). A case that takes this one up ends the wait for it. Tying it again changes nothing. */
export const linkCase: CommandHandler<'link-case'> = (execution, { relation, other, number }) => {
  const { links = [], phase } = execution.state;
  if (links.some(link => link.case === other && link.relation === relation)) return undefined;
  if (links.length >= limits.links) {
    return reject('links-too-many', {
      zh: `一个办件最多关联 ${limits.links} 个办件。`,
      en: `Expected at most ${limits.links} linked cases, but there are that many already.`,
    });
  }
  emit(execution, { type: 'case-linked', relation, other, number, by: execution.actor.account });
  if (relation !== 'continued-by' || phase !== 'running') return undefined;
  if (findCatches(execution, 'message', caseRegistered, null).length === 0) return undefined;
  return deliverTo(execution, { name: caseRegistered, key: null, payload: { caseNumber: number } });
};
