import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actMessages } from '#workbench/case/acts/messages.ts';
import { superviseMessages } from '#workbench/supervise/messages.ts';

const places = (sentence: string): string[] => [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(match => match[1]!))].sort();
const rows = Object.entries({ ...superviseMessages, ...actMessages });
const sources = ['workbench/supervise', 'workbench/case/acts']
  .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(path => `${folder}/${path}`))
  .filter(path => /\.tsx?$/.test(path) && !path.endsWith('messages.ts'))
  .map(path => readFileSync(path, 'utf8'))
  .join('\n');
/** Beginnings and endings of keys that are put together at run time: `ask.${kind}.hint`. */
const computed = [...sources.matchAll(/`([a-z]+)\.\$\{[^}]*\}([\w.]*)`/g)].map(([, head, tail]) => ({ head: `${head}.`, tail: tail! }));
const isShown = (key: string): boolean =>
  sources.includes(`'${key}'`) ||
  sources.includes(`t(${key})`) ||
  computed.some(({ head, tail }) => key.startsWith(head) && key.endsWith(tail));

describe('sentences about supervision', () => {
  it('should fill the same places in both languages', () => {
    expect(rows.filter(([, { zh, en }]) => places(zh).join() !== places(en).join())).toEqual([]);
  });

  it('should hold no sentence that no page shows', () => {
    expect(rows.map(([key]) => key).filter(key => !isShown(key))).toEqual([]);
  });

  it('should leave a space between Chinese and Latin letters or digits', () => {
    const tight = /[\p{Script=Han}][A-Za-z0-9]|[A-Za-z0-9][\p{Script=Han}]/u;
    expect(rows.filter(([, { zh }]) => tight.test(zh.replaceAll(/\{\w+\}/g, '')))).toEqual([]);
  });

  it('should be Chinese in Chinese and never Chinese in English', () => {
    const isPlain = (sentence: string) => /^(\{|%)/.test(sentence);
    expect(rows.filter(([, { zh }]) => !isPlain(zh) && !/\p{Script=Han}/u.test(zh))).toEqual([]);
    expect(rows.filter(([, { en }]) => /\p{Script=Han}/u.test(en))).toEqual([]);
  });
});
