import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Release } from '#server/contract/schemas.ts';
import { api } from '../../shared/api/index.ts';
import { elementNames, type ReleaseWords } from './words.ts';

/** A release never changes: what was read once stays good. */
const forGood = Number.POSITIVE_INFINITY;

/** Reads the releases a case runs on (适用的发布版), its own and those it called, by content. */
export function useReleases(contents: readonly string[]): {
  readonly releases: Readonly<Record<string, Release>>;
  readonly error: unknown;
  readonly retry: () => void;
} {
  const wanted = [...new Set(contents)].toSorted();
  return useQueries({
    queries: wanted.map(content => ({
      queryKey: ['getRelease', { params: { content } }],
      queryFn: () => api.call('getRelease', { params: { content } }),
      staleTime: forGood,
    })),
    combine: results => ({
      releases: Object.fromEntries(results.flatMap(({ data }) => (data ? [[data.content, data]] : []))),
      error: results.find(({ error }) => error)?.error ?? null,
      retry: () => {
        for (const result of results) if (result.error) void result.refetch();
      },
    }),
  });
}

const byId = (list: readonly { readonly id: string; readonly title: ReleaseWords['title'] }[]) =>
  Object.fromEntries(list.map(({ id, title }) => [id, title]));

/** The names the releases give to steps, flows, forms and documents. */
export function useReleaseWords(releases: Readonly<Record<string, Release>>): Readonly<Record<string, ReleaseWords>> {
  return useMemo(
    () =>
      Object.fromEntries(
        Object.entries(releases).map(([content, release]) => [
          content,
          { title: release.title, names: elementNames(release.bpmn), documents: byId(release.documents), forms: byId(release.forms) },
        ]),
      ),
    [releases],
  );
}
