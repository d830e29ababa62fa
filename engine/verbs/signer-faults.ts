import type { Here } from '../execution/execution.ts';
import { Fault } from '../execution/fault.ts';
import { limits } from '../limits.ts';

/** Nobody is there to sign, and the step makes that an incident. */
export function nobodySigns(here: Here, why: string): Fault {
  return new Fault('no-signers', {
    zh: `「${nameOf(here)}」应有人会签（${why}），但没有这样的人员。请配置岗位人员后重试。`,
    en: `Expected somebody to sign "${nameOf(here)}", but there is nobody. Fill the posts and retry.`,
  });
}

/** The list of signers is not one of account ids. */
export function signersWrong(here: Here, value: unknown): Fault {
  return new Fault('signers-wrong', {
    zh: `「${nameOf(here)}」的会签人员应为账号列表，但得到 ${brief(value)}。`,
    en: `Expected the signers of "${nameOf(here)}" to be a list of account ids, but got ${brief(value)}.`,
  });
}

/** A weight is not a number above zero, or the weights are no context. */
export function weightsWrong(here: Here, value: unknown): Fault {
  return new Fault('weights-wrong', {
    zh: `「${nameOf(here)}」的票签权重应为账号到正数（不超过一百万）的对照，但得到 ${brief(value)}。`,
    en: `Expected the weights of "${nameOf(here)}" to map accounts to numbers above zero and up to a million, but got ${brief(value)}.`,
  });
}

/** The threshold is no share. */
export function thresholdWrong(here: Here, value: unknown): Fault {
  return new Fault('threshold-wrong', {
    zh: `「${nameOf(here)}」的票签通过比例应大于 0、不超过 1，但得到 ${brief(value)}。`,
    en: `Expected the threshold of "${nameOf(here)}" to be above 0 and at most 1, but got ${brief(value)}.`,
  });
}

/** More signers than one task has seats. */
export function tooManySigners(here: Here, count: number): Fault {
  return new Fault('too-many-signers', {
    zh: `「${nameOf(here)}」最多 ${limits.signers} 人会签，但有 ${count} 人。`,
    en: `Expected at most ${limits.signers} signers of "${nameOf(here)}", but there are ${count}.`,
  });
}

function nameOf({ element }: Here): string {
  return element.name ?? element.id;
}

function brief(value: unknown): string {
  return (JSON.stringify(value ?? null) ?? 'null').slice(0, 80);
}
