import type { ReleaseDefinition } from '#engine/cases/context.ts';
import { extendedBy, isExtendable, isOver } from '#engine/cases/extendable.ts';
import type { ReleaseContent } from '#processes/types.ts';
import type { Text } from '#engine/problem.ts';
import { postWords } from '#processes/words.ts';
import type { CaseExtension } from '../contract/schemas.ts';
import type { Reading } from './reading.ts';

/** Approvers the law names (行政许可法 art. 42). */
const byLaw: Readonly<Record<string, Text>> = {
  'organ-head': { zh: '本行政机关负责人', en: 'the head of the organ' },
  'government-head': { zh: '本级人民政府负责人', en: "the head of the people's government" },
};

/** What an extension (延期) may be now: of which clocks, how many are left, until when it may be asked for, how long, and who approves; null: none. */
export function extensionOf(
  { state, now }: Pick<Reading, 'state' | 'now'>,
  release: ReleaseDefinition | undefined,
  content: ReleaseContent | undefined,
): CaseExtension | null {
  const running = Object.values(state.clocks).flatMap(clock => {
    const rule = release?.clocks.find(({ id }) => id === clock.rule)?.extend;
    return clock.status !== 'stopped' && rule ? [{ clock, rule }] : [];
  });
  // Once one limit that may be extended is over, none is (docs/domain.md section 3).
  if (running.some(({ clock, rule }) => rule.beforeDue && isOver(clock, now))) return null;
  const open = running.filter(({ clock, rule }) => isExtendable(clock, rule, { at: now, by: 1 }));
  const first = open[0];
  if (!first) return null;
  const mosts = open.flatMap(({ clock, rule }) => (rule.most === undefined ? [] : [rule.most - extendedBy(clock)]));
  return {
    clocks: open.map(({ clock, rule }) => ({
      clock: clock.key,
      left: rule.max - clock.extensions.length,
      before: rule.beforeDue ? clock.due : null,
    })),
    most: mosts.length < open.length ? null : Math.max(...mosts),
    approver: approverOf(first.rule.approver, content),
  };
}

function approverOf(approver: string, content: ReleaseContent | undefined): Text {
  const role = content?.pack.roles.roles.find(({ id }) => id === approver)?.title;
  return byLaw[approver] ?? role ?? postWords[approver] ?? { zh: '批准人', en: 'the approver' };
}
