import { beforeAll, describe, expect, it } from 'vitest';
import { calledScopes, diagramMarks, marksFrom, scopePath, type SeenEntry } from '#designer/viewer/marks.ts';
import { journalOf } from './journal.ts';

const head = (seq: number, events: SeenEntry['events'], effectiveAt = seq * 1000): SeenEntry => ({
  seq,
  recordedAt: effectiveAt,
  effectiveAt,
  actor: { account: 'liqiang', name: '李强' },
  events,
});
const root = { type: 'scope-opened', parent: null, run: null, content: 'A', container: 'main' };
const task = (element: string, run: string, stage = 'handle') => ({
  type: 'task-created',
  scope: '1.0',
  run,
  element,
  name: element,
  stage,
  candidates: ['handler@x'],
  why: '',
});

describe('marksFrom over a whole golden case', () => {
  let journal: Awaited<ReturnType<typeof journalOf>>;
  beforeAll(async () => {
    journal = await journalOf('supplement-then-grant');
  });

  it('should mark every element of the expected path as done, in both processes', () => {
    // when
    const marks = marksFrom(journal.seen);
    // then
    const done = Object.values(marks.scopes).flatMap(scope =>
      Object.values(scope.steps)
        .filter(({ state }) => state === 'done')
        .map(({ element }) => element),
    );
    expect(done.toSorted()).toEqual([...journal.scenario.expect.path!].toSorted());
  });

  it('should open the called process on its own diagram, below the call', () => {
    // when
    const marks = marksFrom(journal.seen);
    const main = diagramMarks(marks, marks.root!)!;
    const [called] = calledScopes(marks, main.steps.callSupplement!, main.content);
    // then
    expect(called!.container).toBe('supplement');
    expect(called!.open).toBe(false);
    expect(main.steps.notice).toBeUndefined();
    expect(scopePath(marks, called!.scope).map(({ container }) => container)).toEqual(['promised', 'supplement']);
  });

  it('should show the open step, who may take it and nothing of the future at an earlier instant', () => {
    // given
    const entry = journal.entries.find(({ events }) => events.some(event => event.type === 'task-created' && event.element === 'review'))!;
    // when
    const marks = marksFrom(journal.seen, entry.seq);
    const main = diagramMarks(marks, marks.root!)!;
    // then
    expect(main.steps.review!.state).toBe('open');
    expect(main.steps.review!.visits[0]!.candidates).toEqual(['window-supervisor@market-supervision']);
    expect(main.steps.approve).toBeUndefined();
    expect(marks.seq).toBe(entry.seq);
  });

  it('should count what flows were taken as the journal has it', () => {
    // given
    const taken = journal.entries.flatMap(({ events }) => events.filter(({ type }) => type === 'flow-taken'));
    // when
    const marks = marksFrom(journal.seen);
    // then
    const counted = Object.values(marks.scopes)
      .flatMap(({ flows }) => Object.values(flows))
      .reduce((sum, times) => sum + times, 0);
    expect(counted).toBe(taken.length);
  });

  it('should give the same marks for every instant however often it is asked', () => {
    for (const { seq } of journal.entries) expect(marksFrom(journal.seen, seq)).toEqual(marksFrom(journal.seen.slice(0, seq)));
  });
});

describe('marksFrom', () => {
  it('should keep actor, moment and opinion of each visit of a step done twice', () => {
    // given
    const visit = (seq: number, opinion: string) => [
      head(seq, [{ type: 'element-entered', scope: '1.0', element: 'handle', consumed: [] }, task('handle', `${seq}.0`)]),
      head(seq + 1, [
        { type: 'task-completed', task: `${seq}.1`, by: 'liqiang', opinion },
        { type: 'element-completed', scope: '1.0', run: `${seq}.0`, element: 'handle', by: 'liqiang' },
      ]),
    ];
    // when
    const marks = marksFrom([head(1, [root]), ...visit(2, '退回补查'), ...visit(4, '符合条件')]);
    // then
    const { visits, state } = marks.scopes['1.0']!.steps.handle!;
    expect(state).toBe('done');
    expect(visits.map(({ opinion, by, endedAt }) => [opinion, by?.name, endedAt])).toEqual([
      ['退回补查', '李强', 3000],
      ['符合条件', '李强', 5000],
    ]);
  });

  it('should read an opinion that the API left in the private part', () => {
    // when
    const marks = marksFrom([
      head(1, [root, { type: 'element-entered', scope: '1.0', element: 'handle', consumed: [] }, task('handle', '1.1')]),
      head(2, [{ type: 'task-completed', task: '1.2', by: 'liqiang', private: { opinion: '同意' } }]),
    ]);
    // then
    expect(marks.scopes['1.0']!.steps.handle!.visits[0]!.opinion).toBe('同意');
  });

  it('should hang a stage card on the open task of that stage and a case card on every open task', () => {
    // given
    const card = (stage?: string) => ({
      type: 'card-issued',
      clock: 'c',
      run: 1,
      level: 'yellow',
      rule: 'yellow',
      at: 5,
      on: '2026-01-05',
      dueOn: '2026-01-02',
      holders: [],
      to: [],
      ...(stage ? { stage } : {}),
    });
    // when
    const marks = marksFrom([
      head(1, [root, { type: 'element-entered', scope: '1.0', element: 'handle', consumed: [] }, task('handle', '1.1')]),
      head(2, [{ type: 'element-entered', scope: '1.0', element: 'extension', consumed: [] }, task('extension', '2.0', 'approve')]),
      head(3, [card('handle'), card()]),
    ]);
    // then
    const { handle, extension } = marks.scopes['1.0']!.steps;
    expect(handle!.cards).toHaveLength(2);
    expect(extension!.cards).toHaveLength(1);
  });

  it('should tell the tasks of one step from each other, and hang the card of a task on its own step alone', () => {
    // given
    const opinion = (n: number, title: string) => [
      { type: 'element-entered', scope: '1.0', element: 'opinion', consumed: [], loop: n },
      { ...task('opinion', `1.${2 * n + 1}`), name: `部门审批意见 · ${title}` },
    ];
    const card = {
      type: 'card-issued',
      clock: 'step:1.2',
      run: 1,
      level: 'yellow',
      rule: 'yellow',
      at: 5,
      on: '2026-01-05',
      dueOn: '2026-01-02',
    };
    // when
    const marks = marksFrom([
      head(1, [root, ...opinion(0, '食品经营许可'), ...opinion(1, '消防安全检查')]),
      head(2, [{ type: 'element-entered', scope: '1.0', element: 'extension', consumed: [] }, task('extension', '2.0', 'approve')]),
      head(3, [{ ...card, holders: [], to: [] }]),
    ]);
    // then
    const { opinion: step, extension } = marks.scopes['1.0']!.steps;
    expect(step!.visits.map(({ title }) => title)).toEqual(['食品经营许可', '消防安全检查']);
    expect([step!.cards.length, extension!.cards.length]).toEqual([1, 0]);
  });

  it('should show a raised incident until it is resolved', () => {
    // given
    const entries = [
      head(1, [root, { type: 'element-entered', scope: '1.0', element: 'gate', consumed: [] }]),
      head(2, [
        {
          type: 'incident-raised',
          scope: '1.0',
          run: '1.1',
          element: 'gate',
          code: 'no-flow',
          message: { zh: '没有可走的路', en: 'no road' },
        },
      ]),
      head(3, [{ type: 'incident-resolved', incident: '2.0', by: 'huangmei' }]),
    ];
    // then
    expect(marksFrom(entries, 2).scopes['1.0']!.steps.gate!.state).toBe('failed');
    expect(marksFrom(entries, 3).scopes['1.0']!.steps.gate!.state).toBe('open');
  });

  it('should cancel what is still open when its scope closes', () => {
    // when
    const marks = marksFrom([
      head(1, [root, { type: 'element-entered', scope: '1.0', element: 'wait', consumed: [] }]),
      head(2, [{ type: 'scope-closed', scope: '1.0', reason: 'terminated' }]),
    ]);
    // then
    expect(marks.scopes['1.0']!.steps.wait!.state).toBe('cancelled');
    expect(marks.scopes['1.0']!.open).toBe(false);
  });

  it('should draw a sub-process of the same content on the diagram around it', () => {
    // given
    const entries = [
      head(1, [root, { type: 'element-entered', scope: '1.0', element: 'sub', consumed: [] }]),
      head(2, [
        { type: 'scope-opened', parent: '1.0', run: '1.1', content: 'A', container: 'sub' },
        { type: 'element-entered', scope: '2.0', element: 'inside', consumed: [] },
      ]),
    ];
    // when
    const marks = marksFrom(entries);
    // then
    expect(diagramMarks(marks, '1.0')!.steps.inside!.state).toBe('open');
    expect(scopePath(marks, '2.0').map(({ scope }) => scope)).toEqual(['1.0']);
  });

  it('should count the instances of a repeated activity, not the activity once more', () => {
    // given
    const enter = (scope: string, more: object = {}) => ({ type: 'element-entered', scope, element: 'opinion', consumed: [], ...more });
    const body = { type: 'scope-opened', parent: '1.0', run: '1.1', content: 'A', container: 'opinion' };
    // when
    const marks = marksFrom([head(1, [root, enter('1.0'), body, enter('1.2', { loop: 0 }), enter('1.2', { loop: 1 })])]);
    // then
    expect(diagramMarks(marks, '1.0')!.steps.opinion).toMatchObject({ state: 'open', visits: [{ run: '1.3' }, { run: '1.4' }] });
  });

  it('should give empty marks for an empty journal', () => {
    expect(marksFrom([])).toEqual({ root: null, scopes: {}, seq: null, at: null });
  });
});
