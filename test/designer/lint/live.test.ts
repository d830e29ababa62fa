import { describe, expect, it } from 'vitest';
import { badgesOf } from '#designer/lint/badges.ts';
import { createLinter, type Linted, type Thread } from '#designer/lint/linter.ts';
import { mergeLive } from '#designer/lint/merge.ts';
import type { LintTask } from '#designer/lint/work.ts';
import type { WholeBody } from '#processes/overlay/types.ts';
import type { DraftProblem } from '#server/contract/designing.ts';

const problem = (code: string, element: string, severity: DraftProblem['severity'] = 'error'): DraftProblem => ({
  code,
  element,
  severity,
  message: { zh: code, en: code },
});
const [a, b, c] = [problem('a', 'x'), problem('b', 'y'), problem('c', 'z')];

describe('mergeLive', () => {
  it('should keep what only the server can know', () => {
    expect(mergeLive([a], { server: [a, b], local: [a] })).toEqual([a, b]);
  });

  it('should leave out what only this page finds in a body the server is content with', () => {
    expect(mergeLive([a, c], { server: [], local: [c] })).toEqual([a]);
  });

  it('should show what is new, and drop what is gone', () => {
    expect(mergeLive([b], { server: [a], local: [a] })).toEqual([b]);
  });
});

describe('badgesOf', () => {
  it('should give each element one badge of its worst severity, errors first', () => {
    const [warning, error] = [problem('w', 'x', 'warning'), problem('e', 'x')];
    expect(badgesOf([warning, error, problem('i', 'q', 'info')])).toEqual([
      { element: 'x', severity: 'error', problems: [error, warning] },
    ]);
  });
});

describe('createLinter', () => {
  const around = { id: 'p', others: {} };
  const body = (id: string) => ({ kind: 'whole', id }) as unknown as WholeBody;

  function open() {
    const sent: LintTask[] = [];
    const done: Linted[] = [];
    const thread: Thread = { onmessage: null, postMessage: task => void sent.push(task), terminate: () => void sent.splice(0) };
    const linter = createLinter(thread, one => void done.push(one));
    const answer = (task: LintTask, problems: readonly DraftProblem[] | null = []) =>
      thread.onmessage?.({ data: { id: task.id, problems, took: 3 } });
    return { sent, done, linter, answer };
  }

  it('should check one body at a time and then only the newest of those that came since', () => {
    // given
    const { sent, done, linter, answer } = open();
    const [first, second, third] = [body('1'), body('2'), body('3')];
    // when
    for (const one of [first, second, third]) linter.check(one, around);
    // then
    expect(sent.map(task => task.body)).toEqual([first]);
    answer(sent[0]!, [a]);
    expect(done).toEqual([{ body: first, problems: [a], took: 3 }]);
    expect(sent.map(task => task.body)).toEqual([first, third]);
  });

  it('should go on after a check that failed, and say nothing of it', () => {
    const { sent, done, linter, answer } = open();
    linter.check(body('1'), around);
    answer(sent[0]!, null);
    linter.check(body('2'), around);
    expect(done).toEqual([]);
    expect(sent).toHaveLength(2);
  });
});
