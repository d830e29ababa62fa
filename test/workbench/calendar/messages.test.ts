import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { en } from '#workbench/calendar/messages/en.ts';
import { zh } from '#workbench/calendar/messages/zh.ts';

const places = (sentence: string): string[] => [...sentence.matchAll(/\{(\w+)\}/g)].map(match => match[1]!).sort();
const sources = readdirSync('workbench/calendar', { recursive: true, encoding: 'utf8' })
  .filter(path => /\.tsx?$/.test(path) && !/messages[\\/]/.test(path))
  .map(path => readFileSync(`workbench/calendar/${path}`, 'utf8'))
  .join('\n');
/** Beginnings of keys that are put together at run time. */
const computed = [...sources.matchAll(/`([a-zA-Z.]+\.)\$\{/g)].map(match => match[1]!);

/** Made of places and marks alone. */
const placesOnly = ['day.named'];

describe('messages of the calendar pages', () => {
  it('should fill the same places in both languages', () => {
    const differing = Object.entries(zh).filter(([key, sentence]) => places(sentence).join() !== places(en[key as keyof typeof zh]).join());
    expect(differing).toEqual([]);
  });

  it('should hold Chinese in the Chinese table and none in the English one but examples', () => {
    const foreign = Object.entries(zh).filter(([key, sentence]) => !placesOnly.includes(key) && !/\p{Script=Han}/u.test(sentence));
    expect(foreign.map(([key]) => key)).toEqual([]);
    const han = Object.entries(en).filter(([key, sentence]) => key !== 'notice.placeholder' && /\p{Script=Han}/u.test(sentence));
    expect(han).toEqual([]);
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
