import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Names that mean the same wherever they stand. */
const shared = new Set(['bj-link', 'bj-visually-hidden']);

const classesOf = (files: string): Set<string> =>
  new Set(globSync(files).flatMap(file => [...readFileSync(file, 'utf8').matchAll(/\.(bj[a-z]*-[\w-]+)/g)].map(([, name]) => name!)));

describe('style sheets of generated forms', () => {
  it.each(['workbench/**/*.css', 'designer/**/*.css'])('should not dress what %s dresses by the same name', files => {
    const own = classesOf('forms/render/**/*.css');
    const others = classesOf(files);
    expect(own.size).toBeGreaterThan(20);
    expect(others.size).toBeGreaterThan(20);
    expect([...own].filter(name => others.has(name) && !shared.has(name))).toEqual([]);
  });
});
