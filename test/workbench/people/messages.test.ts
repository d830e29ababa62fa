import { expect, it } from 'vitest';
import { peopleMessages } from '#workbench/people/messages.ts';
import { shownMoment, typedMoment } from '#workbench/people/moments.ts';

const places = (sentence: string): string[] => [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map(match => match[1]!))].sort();

it('should fill the same places in both languages', () => {
  const rows = Object.entries(peopleMessages);

  expect(rows.filter(([, { zh, en }]) => places(zh).join() !== places(en).join())).toEqual([]);
});

it('should show and read moments as the clock of the office says them', () => {
  const at = Date.parse('2026-11-23T09:30:00+08:00');

  expect(shownMoment(at).format('YYYY-MM-DD HH:mm')).toBe('2026-11-23 09:30');
  expect(typedMoment(shownMoment(at))).toBe(at);
});
