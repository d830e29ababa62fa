import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('./', import.meta.url);
const text = readFileSync(new URL('../../../../docs/workflow-patterns.md', import.meta.url), 'utf8');

/** Rows of the table in docs/workflow-patterns.md. */
const rows = text
  .split('\n')
  .filter(line => line.startsWith('| WCP-'))
  .map(line => line.split('|').map(cell => cell.trim()))
  .map(([, number = '', name = '', chinese = '', support = '', how = '', test = '']) => ({ number, name, chinese, support, how, test }));

/** Titles of the tests beside this one that name a pattern. */
const titles = readdirSync(folder)
  .filter(name => name.endsWith('.test.ts') && name !== 'table.test.ts')
  .flatMap(name => [...readFileSync(new URL(name, folder), 'utf8').matchAll(/'(should [^'\n]*\(WCP-\d+\))'/g)].map(match => match[1]!));

const supported = rows.filter(({ support }) => !support.startsWith('not'));

describe('table of the workflow patterns', () => {
  it('should have each of the 43 patterns once, in order, named in both languages', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 43 }, (_, index) => `WCP-${index + 1}`));
    for (const { name, chinese, how } of rows) {
      expect(name).toMatch(/^[A-Z]/);
      expect(chinese).toMatch(/^\p{Script=Han}+$/u);
      expect(how).not.toBe('');
    }
  });

  it('should say of each how it is supported, and count them', () => {
    const count = (word: string) => rows.filter(({ support }) => support === word).length;
    const [direct, construction, not] = [count('direct 直接'), count('construction 组合'), count('not 不支持')];
    expect(direct + construction + not).toBe(43);
    expect(text).toContain(`${direct} direct, ${construction} by a construction, ${not} not.`);
  });

  it('should name for each supported pattern the test that shows it', () => {
    expect(supported.map(({ test }) => test)).toEqual(supported.map(({ number }) => titles.find(title => title.endsWith(`(${number})`))));
  });

  it('should name for each pattern that is not supported the test that shows its refusal', () => {
    const refused = rows.filter(({ support }) => support.startsWith('not'));
    for (const { test } of refused) {
      const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(test) ?? [];
      expect(readFileSync(new URL(`../../../../${file}`, import.meta.url), 'utf8')).toContain(`it('${title}'`);
    }
    expect(refused.length).toBeGreaterThan(0);
  });

  it('should hold every test of a pattern', () => {
    expect(titles.toSorted()).toEqual(supported.map(({ test }) => test).toSorted());
  });
});
