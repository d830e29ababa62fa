import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '#workbench/shared/messages/en.ts';
import { zh } from '#workbench/shared/messages/zh.ts';

const places = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map(match => match[1]!).sort();
const sources = readdirSync('workbench', { recursive: true, encoding: 'utf8' })
  .filter(path => /\.tsx?$/.test(path) && !/messages[\\/](zh|en)\.ts$/.test(path))
  .map(path => readFileSync(`workbench/${path}`, 'utf8'))
  .join('\n');
/** Beginnings of keys that are put together at run time: `t(`stage.${stage}`)`. */
const computed = [...sources.matchAll(/`([a-z]+)\.\$\{/g)].map(match => `${match[1]}.`);

describe('messages', () => {
  it('should have the same keys in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  it('should fill the same places in both languages', () => {
    const differing = Object.entries(zh).filter(([key, sentence]) => places(sentence).join() !== places(en[key as keyof typeof zh]).join());
    expect(differing).toEqual([]);
  });

  it('should hold Chinese in the Chinese table', () => {
    const foreign = Object.entries(zh).filter(([, sentence]) => !/\p{Script=Han}/u.test(sentence));
    expect(foreign).toEqual([]);
  });

  it('should hold no sentence that no page shows', () => {
    const unused = Object.keys(zh).filter(key => !sources.includes(`'${key}'`) && !computed.some(beginning => key.startsWith(beginning)));
    expect(unused).toEqual([]);
  });

  it('should leave a space between Chinese and Latin letters or digits', () => {
    const tight = Object.entries(zh).filter(([, sentence]) => /[\p{Script=Han}][A-Za-z0-9]|[A-Za-z0-9][\p{Script=Han}]/u.test(sentence));
    expect(tight).toEqual([]);
  });
});
