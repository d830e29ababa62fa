import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft, ProblemDetails } from '#server/contract/schemas.ts';
import { createKeeper, type KeptState } from '#workbench/shared/drafts/keeper.ts';

const problem = (status: number, code: string, details?: Record<string, unknown>): ProblemDetails => ({
  type: 'about:blank',
  title: code,
  status,
  code,
  message: { zh: code, en: code },
  ...(details ? { details } : {}),
});

interface Sent {
  readonly content: Record<string, unknown>;
  readonly since: number | null | undefined;
}

/** A server that answers with what it is told, a second after the other. */
function kept(
  answers: (number | ProblemDetails | Promise<number>)[],
  since: number | null = null,
  stored: Draft = { answers: {}, at: since },
) {
  const sent: Sent[] = [];
  const states: KeptState[] = [];
  const keeper = createKeeper({
    since,
    read: async () => stored,
    problemOf: error => error as ProblemDetails,
    onState: state => void states.push(state),
    onKept: () => {},
    send: async (content, known) => {
      sent.push({ content, since: known });
      const answer = await answers.shift()!;
      if (typeof answer !== 'number') throw answer;
      return { answers: content, at: answer };
    },
  });
  return { keeper, sent, last: () => states.at(-1) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('keeping a draft (暂存)', () => {
  it('should send the last of several changes after a pause, from the draft it knows', async () => {
    // given
    const { keeper, sent, last } = kept([100, 200], 50);
    // when
    for (const name of ['张', '张三']) keeper.save({ name });
    await vi.advanceTimersByTimeAsync(600);
    keeper.save({ name: '张三丰' });
    await vi.advanceTimersByTimeAsync(600);
    // then
    expect(sent).toEqual([
      { content: { name: '张三' }, since: 50 },
      { content: { name: '张三丰' }, since: 100 },
    ]);
    expect(last()).toMatchObject({ status: 'saved', at: 200 });
  });

  it('should not wait for a pause for ever', async () => {
    // given
    const { keeper, sent } = kept([1, 2, 3]);
    // when: a key every half second
    for (let n = 0; n < 7; n++) {
      keeper.save({ n });
      await vi.advanceTimersByTimeAsync(500);
    }
    // then
    expect(sent.length).toBeGreaterThan(0);
  });

  it('should try again while the line is broken, and at once when it is back', async () => {
    // given
    const { keeper, sent, last } = kept([problem(0, 'server-not-reached'), problem(503, 'busy'), 7]);
    keeper.save({ a: 1 });
    await vi.advanceTimersByTimeAsync(600);
    expect(last()).toMatchObject({ status: 'failed' });
    // when
    await vi.advanceTimersByTimeAsync(5_000);
    keeper.hurry(false);
    await vi.advanceTimersByTimeAsync(0);
    // then
    expect(sent).toHaveLength(3);
    expect(last()).toMatchObject({ status: 'saved', at: 7 });
  });

  it('should ask when another device has kept something newer, and replace it only when told to', async () => {
    // given
    const { keeper, sent, last } = kept([problem(409, 'draft-newer', { at: 90 }), 120], 50);
    keeper.save({ a: 1 });
    await vi.advanceTimersByTimeAsync(600);
    expect(last()).toMatchObject({ status: 'newer' });
    // when
    keeper.save({ a: 2 });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(1);
    keeper.insist();
    await vi.advanceTimersByTimeAsync(0);
    // then
    expect(sent.at(-1)).toEqual({ content: { a: 2 }, since: 90 });
    expect(last()).toMatchObject({ status: 'saved', at: 120 });
  });

  it('should refuse more than 1 MB with a sentence, send nothing, and go on once it is shorter', async () => {
    // given
    const { keeper, sent, last } = kept([5]);
    // when
    keeper.save({ text: '长'.repeat(400_000) });
    await vi.advanceTimersByTimeAsync(60_000);
    // then
    expect(sent).toEqual([]);
    expect(last()).toMatchObject({ status: 'refused', problem: { status: 413 } });
    keeper.save({ text: '短' });
    await vi.advanceTimersByTimeAsync(600);
    expect(last()).toMatchObject({ status: 'saved' });
  });

  it('should send nothing more once it is forgotten', async () => {
    const { keeper, sent } = kept([5]);
    keeper.save({ a: 1 });
    keeper.forget();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([]);
  });

  it('should let an act wait for what is on its way, and keep nothing until it was refused', async () => {
    // given
    const answer = Promise.withResolvers<number>();
    const { keeper, sent } = kept([answer.promise, 200]);
    keeper.save({ name: '张' });
    await vi.advanceTimersByTimeAsync(600);
    keeper.save({ name: '张三' });
    let isQuiet = false;
    void keeper.hold().then(() => {
      isQuiet = true;
    });
    // when
    await vi.advanceTimersByTimeAsync(5_000);
    const before = isQuiet;
    answer.resolve(100);
    keeper.save({ name: '张三丰' });
    await vi.advanceTimersByTimeAsync(5_000);
    // then
    expect([before, isQuiet, sent.length]).toEqual([false, true, 1]);
    // when: it is refused
    keeper.goOn();
    await vi.advanceTimersByTimeAsync(0);
    // then
    expect(sent.at(-1)).toEqual({ content: { name: '张三丰' }, since: 100 });
  });

  it('should take what is newer for its own where the answer to that was lost', async () => {
    // given: the server kept the first change, but its answer never came
    const own: Draft = { answers: { name: '张三' }, at: 90 };
    const { keeper, sent, last } = kept([problem(0, 'server-not-reached'), problem(409, 'draft-newer', { at: 90 }), 120], 50, own);
    keeper.save({ name: '张三' });
    await vi.advanceTimersByTimeAsync(600);
    // when
    keeper.save({ name: '张三丰' });
    await vi.advanceTimersByTimeAsync(6_000);
    // then
    expect(sent.map(({ since }) => since)).toEqual([50, 50, 90]);
    expect(last()).toMatchObject({ status: 'saved', at: 120 });
  });

  it('should ask where something else than the lost change is kept', async () => {
    // given
    const other: Draft = { answers: { name: '李四' }, at: 90 };
    const { keeper, last } = kept([problem(0, 'server-not-reached'), problem(409, 'draft-newer', { at: 90 })], 50, other);
    // when
    keeper.save({ name: '张三' });
    await vi.advanceTimersByTimeAsync(6_000);
    // then
    expect(last()).toMatchObject({ status: 'newer' });
  });

  it('should empty the draft before it keeps what is typed afterwards, however late the answers', async () => {
    // given: a change is on its way, then the draft is emptied
    const first = Promise.withResolvers<number>();
    const emptied = Promise.withResolvers<number>();
    const { keeper, sent, last } = kept([first.promise, emptied.promise, 300], 50);
    keeper.save({ name: '张三' });
    await vi.advanceTimersByTimeAsync(600);
    keeper.empty({});
    first.resolve(100);
    await vi.advanceTimersByTimeAsync(0);
    // when
    keeper.save({ name: '李四' });
    await vi.advanceTimersByTimeAsync(600);
    emptied.resolve(200);
    await vi.advanceTimersByTimeAsync(600);
    // then
    expect(sent).toEqual([
      { content: { name: '张三' }, since: 50 },
      { content: {}, since: undefined },
      { content: { name: '李四' }, since: 200 },
    ]);
    expect(last()).toMatchObject({ status: 'saved', at: 300 });
  });
});
