import { type Problem, problem } from '#engine/problem.ts';
import { inPlace } from './place.ts';
import type { Operation } from './types.ts';

/** An operation whose address does not exist in what it is put onto (找不到). */
export function noAddress(operation: Operation): Problem {
  const at = operation.path.join(' / ');
  return problem(
    'operation-address',
    {
      zh: `属地化修改的位置「${at}」在上级模板包里不存在，请删除这处修改或改到现有的位置。`,
      en: `Expected the change at "${at}" to have a place in the pack of the centre above, but there is none; take it out or move it.`,
    },
    inPlace(operation),
  );
}

/** An operation on what a centre may not adapt (不可属地化). */
export function notAllowed(operation: Operation): Problem {
  const at = operation.path.join(' / ');
  return problem(
    'operation-not-allowed',
    {
      zh: `「${at}」不能在属地化时这样修改，只能由上级中心修改模板包。请删除这处修改。`,
      en: `Expected a change that a centre below may make, but "${at}" may only be changed in the pack of the centre above; take it out.`,
    },
    inPlace(operation),
  );
}
