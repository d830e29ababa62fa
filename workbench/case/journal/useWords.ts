import { useMemo } from 'react';
import type { CaseView, JournalEntry, Release } from '#server/contract/schemas.ts';
import { isPermitted, useMe, useRead } from '../../shared/api/index.ts';
import { usePreferences } from '../../shared/messages/index.ts';
import { useReleaseWords } from './useReleases.ts';
import { createWords, type Words } from './words.ts';

/** Names for everything the journal speaks of (名称对照), as far as read by now. */
export function useWords(view: CaseView, entries: readonly JournalEntry[], releases: Readonly<Record<string, Release>>): Words {
  const { lang } = usePreferences();
  const organisation = useRead('getOrganisation', {}, { enabled: isPermitted(useMe(), 'organisation.read') }).data;
  const releaseWords = useReleaseWords(releases);
  return useMemo(
    () => createWords({ view, entries, releases: releaseWords, organisation, lang }),
    [view, entries, releaseWords, organisation, lang],
  );
}
