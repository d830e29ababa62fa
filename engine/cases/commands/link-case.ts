import { emit } from '../../execution/execution.ts';
import { limits } from '../../limits.ts';
import type { Rejection } from '../context.ts';
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
  const isAwaited = relation === 'continued-by' && findCatches(execution, 'message', caseRegistered, null).length > 0;
  if (isAwaited && phase === 'suspended') return suspended();
  emit(execution, { type: 'case-linked', relation, other, number, by: execution.actor.account });
  if (!isAwaited || phase !== 'running') return undefined;
  return deliverTo(execution, { name: caseRegistered, key: null, payload: { caseNumber: number } });
};

/** The step that waits would never hear of it: it is told once the case is resumed. */
function suspended(): Rejection {
  return reject('case-suspended', {
    zh: '办件应在办理中才能转办登记，但已挂起。请先解挂。',
    en: 'Expected the case that is taken up to be running, but it is suspended. Resume it first.',
  });
}
