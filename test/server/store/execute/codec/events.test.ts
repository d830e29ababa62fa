import { describe, expect, it } from 'vitest';
import { material } from '#server/store/execute/codec/parts.ts';
import { readEvents, writeEvents } from '#server/store/execute/codec/events.ts';
import type { Frame } from '#server/store/execute/codec/words.ts';

/** Types in the order of their numbers: journals hold the numbers, so a new type goes to the end. */
const numbered = `
  case-opened case-status-changed case-suspended case-resumed case-closed case-commented case-urged data-changed variable-set
  scope-opened scope-closed element-entered element-completed element-cancelled flow-taken error-thrown escalation-thrown
  compensation-started gateway-fired gateway-reset tokens-withdrawn token-moved act-performed act-voided task-created task-read
  task-claimed task-released task-assigned task-completed task-cancelled task-transferred task-delegated delegation-answered
  signers-added signer-removed vote-cast vote-taken-back candidates-changed task-returned task-taken-back task-left case-circulated
  circulation-read circulation-answered circulation-revoked late-entry-noted timer-set timer-fired timer-stood timer-moved
  message-awaited message-received message-sent signal-sent condition-awaited condition-changed wait-cleared job-requested
  job-completed job-failed incident-raised incident-resolved clock-started clock-paused clock-resumed clock-extended clock-continued
  clock-restarted clock-recomputed clock-stopped clock-breached extension-requested extension-refused warning-raised card-issued
  document-issued document-voided supplement-requested supplement-received material-received
  card-appealed card-upheld card-revoked overdue-explained supervision-demanded supervision-answered case-linked case-rated
  handlers-chosen handler-recused`;

describe('events as the journal writes them', () => {
  it('should write the version, then each event as the number of its type and its values, a word said before as its place', () => {
    const events = [
      { type: 'element-entered', scope: '1.1', element: 'check', consumed: ['toCheck'] },
      { type: 'case-resumed' },
      { type: 'element-completed', scope: '1.1', run: '1.9', element: 'check', by: 'clerk', loop: 2 },
    ];
    const text = writeEvents(events);

    expect(text).toBe('[2,[11,"1.1","check",["toCheck"]],[3],[12,0,"1.9",1,"clerk",2]]');
    expect(readEvents(text)).toEqual({ version: 2, events });
  });

  it('should write ids of the entry itself as their index and moments as what they are apart from it', () => {
    const frame = { seq: 4, recordedAt: 1_795_324_498_076 };
    const events = [
      { type: 'element-completed', scope: '1.1', run: '4.7', element: 'check' },
      { type: 'element-completed', scope: '1.1', run: '4.07', element: '4.7x' },
      { type: 'clock-stopped', clock: 'promised', at: 1_795_324_498_076, act: 'grant' },
      { type: 'clock-stopped', clock: 'promised', at: 1_695_324_498_076, act: 'grant' },
      { type: 'case-circulated', kind: 'copy', to: ['person:a', 'person:a'], by: 'person:a' },
      { type: 'scope-opened', parent: null, run: null, content: 'abc', container: 'main' },
    ];
    const text = writeEvents(events, frame);

    expect(text).toContain('[12,"1.1",-8,"check"]');
    expect(text).toContain('"promised",0,"grant"]');
    expect(readEvents(text, frame).events).toEqual(events);
  });

  it('should keep which entry of a full trail a task that ends gives up, and where an instance belongs', () => {
    const events = [
      { type: 'task-completed', task: '1.3', by: 'clerk', forgets: 1 },
      { type: 'task-cancelled', task: '1.4', reason: 'element-cancelled', forgets: 7 },
      { type: 'task-returned', task: '1.5', by: 'clerk', from: 'check', to: 'apply', reach: 'whole', resume: 'in-order', forgets: 3 },
      { type: 'task-completed', task: '1.6', by: 'clerk' },
      { type: 'task-completed', task: '1.7', by: 'clerk', around: '1.2' },
    ];

    expect(readEvents(writeEvents(events)).events).toEqual(events);
  });

  it('should say a word by its place however many there are', () => {
    const names = Array.from({ length: 60 }, (_, n) => `step${n}`);
    const events = [...names, ...names].map(element => ({ type: 'element-entered', scope: '1.1', element, consumed: [] }));
    const text = writeEvents(events);

    expect(text.match(/step/g)).toHaveLength(names.length);
    expect(readEvents(text).events).toEqual(events);
  });

  it('should leave to a pattern what entries of one kind have in common, and keep what only this one says', () => {
    // given
    const texts: string[] = [];
    const keepPattern = (rows: readonly unknown[]): string => `#${texts.push(JSON.stringify(rows)) - 1}`;
    const findPattern = (name: string): string => texts[Number(name.slice(1))]!;
    const names = ['clerk', 'heshan', 'case-1'];
    const entry = (seq: number, task: string, by: string) => [
      { type: 'task-completed', task, by },
      { type: 'element-completed', scope: '1.1', run: `${seq}.1`, element: 'check', by },
      { type: 'clock-stopped', clock: 'promised', at: 1_795_324_498_076, act: 'grant' },
      {
        type: 'task-created',
        scope: '1.1',
        run: `${seq}.1`,
        element: 'sign',
        name: '签字',
        candidates: ['person:a', 'leader'],
        why: '岗位',
      },
      { type: 'case-circulated', kind: 'copy', to: [by, 'someone'], by },
      { type: 'timer-moved', wait: '2.2', due: 1_795_324_498_076 },
    ];

    // when
    const recordedAt = 1_795_324_498_076;
    const first = writeEvents(entry(4, '3.7', 'clerk'), { seq: 4, recordedAt, names, keepPattern });
    const second = writeEvents(entry(9, '8.11', 'clerk'), { seq: 9, recordedAt: recordedAt + 5, names, keepPattern });

    // then
    expect(first).toBe('[2,"#0","3.7","1.1","person:a","someone","2.2",1795324498076]');
    expect(second).toBe('[2,"#1","8.11","1.1",-5,"person:a","someone","2.2",1795324498076]');
    expect(texts[0]).toBe(
      '[[29,true,0],[12,true,-2,"check",0],[70,"promised",0,"grant"],[24,4,-2,"sign","签字",[true,"leader"],"岗位"],[42,"copy",[0,true],0],[50,true,true]]',
    );
    expect(texts[1]).toBe(texts[0]!.replace('"promised",0', '"promised",true'));
    expect(readEvents(first, { seq: 4, recordedAt, names, findPattern }).events).toEqual(entry(4, '3.7', 'clerk'));
    expect(readEvents(second, { seq: 9, recordedAt: recordedAt + 5, names, findPattern }).events).toEqual(entry(9, '8.11', 'clerk'));
  });

  it('should read a pattern made before a field became a value of the entry', () => {
    const frame = { seq: 4, recordedAt: 1, names: ['clerk'], findPattern: () => '[[28,"3.7",0,true],[53,"1.1","send","notice","key"]]' };
    expect(readEvents('[2,"#a","other"]', frame).events).toEqual([
      { type: 'task-assigned', task: '3.7', by: 'clerk', to: 'other' },
      { type: 'message-sent', scope: '1.1', element: 'send', name: 'notice', key: 'key' },
    ]);
  });

  it('should say everything itself in an entry of few events', () => {
    const keepPattern = () => expect.unreachable('nothing is kept');
    const events = [{ type: 'task-claimed', task: '3.7', by: 'clerk' }];
    expect(writeEvents(events, { seq: 4, recordedAt: 1, names: ['clerk'], keepPattern })).toBe('[2,[26,"3.7","clerk"]]');
  });

  it('should refuse to read an entry whose pattern nobody holds', () => {
    expect(() => readEvents('[2,"#abc"]')).toThrow(/Expected the pattern #abc to be at hand/);
  });

  it('should not take words of a snapshot for words of the entry read after it', () => {
    const events = [
      { type: 'flow-taken', scope: '1.1', flow: 'a' },
      { type: 'flow-taken', scope: '1.1', flow: 'a' },
    ];
    const text = writeEvents(events);

    // when: parts that entries and snapshots have alike are read outside of any entry
    material.read(['application', 1, 1, 0]);

    // then
    expect(readEvents(text).events).toEqual(events);
  });

  it('should read what version 2 wrote at first: types by name and every word each time', () => {
    const text = '[2,["element-entered","1.1","check",["toCheck"]],["clock-stopped","notice",1795324498076,"accept"]]';
    expect(readEvents(text, { seq: 2, recordedAt: 1_795_324_498_076 }).events).toEqual([
      { type: 'element-entered', scope: '1.1', element: 'check', consumed: ['toCheck'] },
      { type: 'clock-stopped', clock: 'notice', at: 1_795_324_498_076, act: 'accept' },
    ]);
  });

  it('should keep the number of every type: the journal names them', () => {
    const types = numbered.trim().split(/\s+/);
    expect(types.map((_, number) => readEvents(`[2,[${number}]]`).events[0]!.type)).toEqual(types);
  });

  it('should read version 1, which wrote objects', () => {
    const text = '[["element-entered",{"scope":"1.1","element":"check","consumed":[]}],["case-resumed",{}]]';
    expect(readEvents(text)).toEqual({
      version: 1,
      events: [{ type: 'element-entered', scope: '1.1', element: 'check', consumed: [] }, { type: 'case-resumed' }],
    });
  });

  it('should lose nothing of an event with a field it does not know, or of a type it does not know', () => {
    const events = [
      { type: 'case-resumed', newer: 1 },
      { type: 'case-migrated', to: 'x' },
    ];
    expect(writeEvents(events)).toBe('[2,[{"newer":1},"case-resumed"],[{"to":"x"},"case-migrated"]]');
    expect(readEvents(writeEvents(events)).events).toEqual(events);
  });

  it.each([
    ['an event', { type: 'case-commented', by: 'clerk', private: { text: '请加急' } }, true],
    ['an event with a field it does not know', { type: 'case-commented', by: 'clerk', newer: 1, private: { text: '请加急' } }, true],
    ['an event without a field it should have', { type: 'case-commented', private: { text: '请加急' } }, true],
    ['an event of a type it does not know', { type: 'case-migrated', private: { from: '益阳' } }, true],
    ['no event', { type: 'case-commented', by: 'clerk' }, undefined],
  ])('should tell of a private part of %s', (_what, event, hasPrivate) => {
    // given
    const frame: Frame = { seq: 4, recordedAt: 1 };
    // when
    const text = writeEvents([{ type: 'case-resumed' }, event, { type: 'case-resumed' }], frame);
    // then
    expect(frame.hasPrivate).toBe(hasPrivate);
    expect(text).not.toMatch('请加急');
  });

  it('should refuse the short form of an event it does not know', () => {
    expect(() => readEvents('[2,["case-migrated","x"]]')).toThrow(/Expected an event this version knows/);
  });
});
