import type { Behaviour } from '../execution.ts';
import { Fault } from '../fault.ts';

/** Decision tables (业务规则任务) are refused when a process is checked; one that comes here all the same is an incident. */
export const ruleTask: Behaviour = {
  execute: (_, here) => {
    throw new Fault('decision-unknown', {
      zh: `「${here.element.name ?? here.element.id}」应有决策表，但本发布版没有。请改用网关条件。`,
      en: `Expected a decision table for "${here.element.name ?? here.element.id}", but the release has none. Use gateway conditions.`,
    });
  },
};
