import type { ReactNode } from 'react';
import type { CaseView, JournalEntry, Release } from '#server/contract/schemas.ts';
import { isPermitted, problemOf, useMe, useRead } from '../shared/api/index.ts';
import { Answered, Failed, NoRight } from '../shared/states/index.ts';
import { useReleases } from './journal/useReleases.ts';
import { useCaseText } from './messages/index.ts';

interface WithJournalProps {
  readonly view: CaseView;
  readonly children: (entries: readonly JournalEntry[], releases: Readonly<Record<string, Release>>) => ReactNode;
}

/** Reads the journal and the releases it speaks of, for the tabs that need both (日志与流程). */
export function WithJournal({ view, children }: WithJournalProps) {
  const { say } = useCaseText();
  const mayRead = isPermitted(useMe(), 'journal.read');
  const read = useRead('getJournal', { params: { caseId: view.caseId } }, { enabled: mayRead });
  const { releases, error, retry } = useReleases([view.content, ...view.scopes.map(({ content }) => content)]);
  if (!mayRead) return <NoRight sentence={say('journal.noRight')} />;
  if (error) return <Failed problem={problemOf(error)} onRetry={retry} />;
  return (
    <Answered read={read} rows={10}>
      {journal => children(journal.entries, releases)}
    </Answered>
  );
}
