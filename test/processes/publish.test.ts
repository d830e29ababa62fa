import { describe, expect, it } from 'vitest';
import { compileRelease } from '#processes/compile.ts';
import { contentOf, layoutOf } from '#processes/hash.ts';
import { createReleases } from '#processes/publish.ts';
import type { Pack } from '#processes/types.ts';
import { shipped } from './shipped.ts';

/** A pack and what it calls; what else is shipped calls none of them differently. */
const packs = [shipped.extension!, shipped.promised!, shipped.supplement!];
const facts = { author: 'huangmei', publishedAt: 1_770_000_000_000 };
const withCalls = (id: string, calls: string[]): Pack => ({ ...shipped[id]!, head: { ...shipped[id]!.head, calls } });

describe('createReleases', () => {
  it('should make called packs first and pin their content', async () => {
    // when
    const { releases, problems } = await createReleases(packs, { ...facts, numbers: { promised: 7 }, notes: '首次发布' });
    // then
    expect(problems).toEqual([]);
    const [extension, supplement, promised] = releases;
    expect(releases.map(({ manifest }) => manifest.pack)).toEqual(['extension', 'supplement', 'promised']);
    expect(promised!.manifest).toEqual({
      canonical: 1,
      pack: 'promised',
      number: 7,
      title: shipped.promised!.head.title,
      extends: null,
      content: contentOf(shipped.promised!, { extension: extension!.content, supplement: supplement!.content }),
      layout: layoutOf(shipped.promised!),
      calls: { extension: extension!.content, supplement: supplement!.content },
      calendar: 'cn',
      author: 'huangmei',
      reviewers: [],
      publishedAt: 1_770_000_000_000,
      notes: '首次发布',
    });
    expect(supplement!.manifest.number).toBe(1);
  });

  it('should give a caller new content when the called pack changes', async () => {
    // given
    const changed = {
      ...shipped.supplement!,
      settings: { ...shipped.supplement!.settings, values: { ...shipped.supplement!.settings.values, supplementMax: null } },
    };
    // when
    const [before, after] = await Promise.all([
      createReleases(packs, facts),
      createReleases([shipped.extension!, shipped.promised!, changed], facts),
    ]);
    // then
    const of = ({ releases }: typeof before, pack: string) => releases.find(({ manifest }) => manifest.pack === pack)!.content;
    for (const pack of ['supplement', 'promised']) expect(of(after, pack)).not.toBe(of(before, pack));
    expect(of(after, 'extension')).toBe(of(before, 'extension'));
  });

  it('should leave out packs that call each other in a circle', async () => {
    // when
    const { releases, problems } = await createReleases(
      [withCalls('promised', ['supplement']), withCalls('supplement', ['promised'])],
      facts,
    );
    // then
    expect(releases).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['call-circle', 'call-circle']);
  });

  it('should leave out a pack with errors and what calls it', async () => {
    // given
    const broken = { ...shipped.supplement!, forms: {} };
    // when
    const { releases, problems } = await createReleases([shipped.extension!, shipped.promised!, broken], facts);
    // then
    expect(releases.map(({ manifest }) => manifest.pack)).toEqual(['extension']);
    expect(problems.map(({ code }) => code)).toContain('unknown-form');
  });
});

describe('compileRelease', () => {
  it('should build what the engine runs, from the stored parts alone', async () => {
    // given
    const { releases } = await createReleases(packs, facts);
    const { content, release: parts } = releases[2]!;
    // when
    const { release, problems } = await compileRelease(content, JSON.parse(JSON.stringify(parts)));
    // then
    expect(problems).toEqual([]);
    expect(release).toMatchObject({
      content,
      pack: 'promised',
      roles: { reviewer: ['window-supervisor'], approver: ['unit-leader'] },
      calls: { extension: releases[0]!.content, supplement: releases[1]!.content },
      statusOf: { accept: 'accepted', grant: 'granted' },
      cards: { basis: 'promised' },
    });
    expect(release!.clocks.map(({ id }) => id)).toEqual(['statutory', 'promised', 'notice', 'stage', 'delivery']);
    expect(release!.documents['refusal-notice']!.placeholders).toContain('data.approve.reason');
    expect(Object.keys(release!.forms)).toContain('food-business');
  });

  it('should tell why parts cannot run', async () => {
    // given
    const { scenarios: _scenarios, items: _items, ...parts } = { ...shipped.promised!, bpmn: '<x/>' };
    // when
    const { release, problems } = await compileRelease('c', { pack: parts, calls: {} });
    // then
    expect(release).toBeNull();
    expect(problems[0]!.code).toBe('bpmn-malformed');
  });
});
