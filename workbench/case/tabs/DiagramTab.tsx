import { useCallback } from 'react';
import { CaseDiagram } from '#designer/viewer/index.ts';
import type { CaseView, JournalEntry, Release } from '#server/contract/schemas.ts';
import { useWords } from '../journal/useWords.ts';
import { useCaseText } from '../messages/index.ts';

interface DiagramTabProps {
  readonly view: CaseView;
  readonly entries: readonly JournalEntry[];
  readonly releases: Readonly<Record<string, Release>>;
}

/** The case on its diagram (流程图): path, open steps, cards, opinions, at any instant. */
export function DiagramTab({ view, entries, releases }: DiagramTabProps) {
  const { pick, lang } = useCaseText();
  const words = useWords(view, entries, releases);
  const processOf = useCallback(
    (content: string) => {
      const release = releases[content];
      return release && { bpmn: release.bpmn, title: pick(release.title) };
    },
    [releases, pick],
  );
  return (
    <CaseDiagram
      entries={entries}
      processOf={processOf}
      lang={lang}
      nameOf={words.person}
      caption={`${view.number} ${pick(view.item.title)}`}
    />
  );
}
