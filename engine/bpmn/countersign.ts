import { readExpression, readFeel } from '../expressions/text.ts';
import type { Countersign, Expression } from './definition.ts';
import { readOneOf, readOnly } from './common.ts';
import { type BpmnNode, textOf } from './node.ts';
import { type Reading, refuse } from './reading.ts';

const modes = ['all', 'any', 'order', 'vote'] as const;

/** bj:countersign (会签): who signs, how they decide, and what an empty list or the applicant among them means. */
export function readCountersign(node: BpmnNode, reading: Reading): Countersign | undefined {
  const drawn = readOnly(node, 'Countersign', reading);
  if (!drawn) return undefined;
  const mode = readOneOf(node, drawn, 'mode', modes, reading);
  if (mode === undefined) {
    if (textOf(drawn, 'mode') === undefined) refuseMode(node, reading);
    return undefined;
  }
  refuseStray(node, drawn, mode, reading);
  const threshold = readThreshold(node, drawn, reading);
  const [signers, weights] = ['signers', 'weights'].map(name => textOf(drawn, name));
  return {
    mode,
    ...(threshold && { threshold }),
    inclusive: readOneOf(node, drawn, 'inclusive', ['true', 'false'], reading) === 'true',
    refusal: readOneOf(node, drawn, 'refusal', ['first', 'all'], reading) ?? 'first',
    ...(signers !== undefined && { signers: readFeel(signers) }),
    ...(weights !== undefined && { weights: readFeel(weights) }),
    whenEmpty: readOneOf(node, drawn, 'whenEmpty', ['pass', 'refuse', 'administrator', 'incident'], reading) ?? 'administrator',
    whenApplicant: readOneOf(node, drawn, 'whenApplicant', ['self', 'skip', 'leader'], reading) ?? 'self',
  };
}

function refuseMode(node: BpmnNode, reading: Reading): void {
  refuse(reading, node, 'countersign-malformed', {
    zh: `{} 的会签没有写明方式 mode，可用：${modes.join('、')}。`,
    en: `{} has a countersign without a mode; expected one of ${modes.join(', ')}.`,
  });
}

/** Settings that mean something for one way of deciding only: elsewhere they would be silently ignored. */
function refuseStray(node: BpmnNode, drawn: BpmnNode, mode: Countersign['mode'], reading: Reading): void {
  const stray = (mode === 'vote' ? ['refusal'] : ['threshold', 'inclusive', 'weights']).filter(name => textOf(drawn, name) !== undefined);
  if (stray.length === 0) return;
  refuse(reading, node, 'countersign-malformed', {
    zh: `{} 的会签方式是 ${mode}，设置 ${stray.join('、')} 不起作用，请删除。`,
    en: `{} countersigns by ${mode}, where ${stray.join(', ')} has no effect; remove it.`,
  });
}

/** Share of the weight that must agree: FEEL, or a number above 0 and up to 1. */
function readThreshold(node: BpmnNode, drawn: BpmnNode, reading: Reading): Expression | undefined {
  const text = textOf(drawn, 'threshold');
  if (text === undefined) return undefined;
  const threshold = readExpression(text);
  const share = /^\d*\.?\d+$/.test(threshold.text) ? Number(threshold.text) : Number.NaN;
  if (threshold.feel ? Number.isNaN(share) || isShare(share) : isShare(share)) return threshold;
  refuse(reading, node, 'countersign-malformed', {
    zh: `{} 的会签通过比例 “${text}” 写法不对，应为 0 到 1 之间的数，如 0.5，或 = 2/3。`,
    en: `{} has the threshold "${text}"; write a number between 0 and 1 such as 0.5, or = 2/3.`,
  });
  return undefined;
}

function isShare(share: number): boolean {
  return share > 0 && share <= 1;
}
