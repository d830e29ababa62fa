import { describe, expect, it } from 'vitest';
import { superviseMessages } from '#workbench/supervise/messages.ts';

const places = (sentence: string): string[] => [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(match => match[1]!))].sort();
const rows = Object.entries(superviseMessages);

describe('sentences about supervision', () => {
  it('should fill the same places in both languages', () => {
    expect(rows.filter(([, { zh, en }]) => places(zh).join() !== places(en).join())).toEqual([]);
  });

  it('should be Chinese in Chinese and never Chinese in English', () => {
    const isPlain = (sentence: string) => /^(\{|%)/.test(sentence);
    expect(rows.filter(([, { zh }]) => !isPlain(zh) && !/\p{Script=Han}/u.test(zh))).toEqual([]);
    expect(rows.filter(([, { en }]) => /\p{Script=Han}/u.test(en))).toEqual([]);
  });
});
