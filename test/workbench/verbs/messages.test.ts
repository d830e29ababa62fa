import { describe, expect, it } from 'vitest';
import { type VerbKey, verbMessages } from '#workbench/verbs/messages.ts';
import { cancelledWords, placeName, type SayVerb } from '#workbench/verbs/useVerbText.ts';

const places = (sentence: string): string[] => [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(match => match[1]!))].sort();
const rows = Object.entries(verbMessages);
const say: SayVerb = (key: VerbKey, values = {}) => verbMessages[key].zh.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

describe('sentences about verbs', () => {
  it('should fill the same places in both languages', () => {
    expect(rows.filter(([, { zh, en }]) => places(zh).join() !== places(en).join())).toEqual([]);
  });

  it('should be Chinese in Chinese and never Chinese in English', () => {
    const isPlain = (sentence: string) => /^\{/.test(sentence);
    expect(rows.filter(([, { zh }]) => !isPlain(zh) && !/\p{Script=Han}/u.test(zh))).toEqual([]);
    expect(rows.filter(([, { en }]) => /\p{Script=Han}/u.test(en))).toEqual([]);
  });
});

describe('placeName', () => {
  it('should give the name, or the kind of what nobody named, never an id', () => {
    expect(placeName(say, { name: '承办', kind: 'userTask' })).toBe('承办');
    const kinds = [null, 'exclusiveGateway', 'endEvent', 'task', 'callActivity'];
    expect(kinds.map(kind => placeName(say, { name: null, kind }))).toEqual(['停滞处', '分支处', '等候或结束处', '办理环节', '子流程']);
  });
});

describe('cancelledWords', () => {
  it('should name the task and everybody it is with', () => {
    expect(cancelledWords(say, { task: '3.1', name: '审核', people: ['陈静', '周伟'] })).toBe('审核（陈静、周伟）');
  });
});
