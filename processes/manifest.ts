import type { Manifest, Pack } from './types.ts';

/** Name of the national calendar every shipped release is checked with. */
export const defaultCalendar = 'cn';

/** What a release says of itself besides its pack. Moments in milliseconds. */
export interface ManifestFacts {
  readonly number: number;
  readonly content: string;
  readonly layout: string;
  readonly calls: Manifest['calls'];
  readonly author: string;
  readonly publishedAt: number;
  readonly calendar?: string;
  readonly reviewers?: readonly string[];
  readonly notes?: string;
}

/** Create the manifest of a release (发布清单, docs/model.md, Packs). */
export function createManifest(pack: Pick<Pack, 'head'>, facts: ManifestFacts): Manifest {
  return {
    canonical: 1,
    pack: pack.head.id,
    number: facts.number,
    title: pack.head.title,
    extends: pack.head.extends ?? null,
    content: facts.content,
    layout: facts.layout,
    calls: facts.calls,
    calendar: facts.calendar ?? defaultCalendar,
    author: facts.author,
    reviewers: facts.reviewers ?? [],
    publishedAt: facts.publishedAt,
    notes: facts.notes ?? '',
  };
}
