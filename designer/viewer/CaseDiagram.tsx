import { Skeleton } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { DiagramView } from './DiagramView.tsx';
import { type DiagramGraph, settleWaits } from './graph.ts';
import { Legend } from './Legend.tsx';
import { calledScopes, diagramMarks, type Marks, marksFrom, type SeenEntry, scopePath, type StepMark } from './marks.ts';
import { type Lang, momentWords, sayIn } from './messages/index.ts';
import { Outline } from './Outline.tsx';
import { ReplayBar } from './ReplayBar.tsx';
import { StepPanel } from './StepPanel.tsx';
import './viewer.css';

/** The process a scope runs: its drawing and its name. */
export interface LoadedProcess {
  readonly bpmn: string;
  readonly title: string;
}

/** A case on its diagram (办件流程图). */
export interface CaseDiagramProps {
  /** The journal, oldest first. */
  readonly entries: readonly SeenEntry[];
  /** Process of a release content; undefined while it loads. Called while rendering. */
  readonly processOf: (content: string) => LoadedProcess | undefined;
  /** Told which contents the case uses, so that they can be fetched. */
  readonly lang: Lang;
  readonly nameOf?: (who: string) => string;
  /** E.g. the case number; printed above the diagram. */
  readonly caption: string;
}

/** First open call of a diagram, else its last: what the button on a call activity opens. */
function scopeToOpen(marks: Marks, step: StepMark | undefined, content: string): string | null {
  const called = step ? calledScopes(marks, step, content) : [];
  return (called.find(({ open }) => open) ?? called.at(-1))?.scope ?? null;
}

/** Scope still shown at this instant: the chosen one, or the root when the chosen one does not exist yet. */
const shownScope = (marks: Marks, chosen: string | null): string | null => (chosen !== null && marks.scopes[chosen] ? chosen : marks.root);

function Crumbs({
  marks,
  scope,
  titleOf,
  onGo,
  lang,
}: {
  readonly marks: Marks;
  readonly scope: string;
  readonly titleOf: (content: string) => string;
  readonly onGo: (scope: string) => void;
  readonly lang: Lang;
}) {
  const path = scopePath(marks, scope);
  if (path.length < 2) return null;
  return (
    <nav aria-label={sayIn(lang)('path')}>
      <ol className="bjv-crumbs">
        {path.map((place, index) => (
          <li key={place.scope} aria-current={index === path.length - 1 ? 'page' : undefined}>
            {index === path.length - 1 ? (
              titleOf(place.content)
            ) : (
              <a
                href={`#${place.scope}`}
                onClick={event => {
                  event.preventDefault();
                  onGo(place.scope);
                }}
              >
                {titleOf(place.content)}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The diagram of a case at any instant: replay, called processes, step details and the same as a list. */
export function CaseDiagram({ entries, processOf, lang, nameOf, caption }: CaseDiagramProps) {
  const say = sayIn(lang);
  const [at, setAt] = useState<number | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [graph, setGraph] = useState<DiagramGraph | null>(null);
  const position = Math.min(at ?? entries.length, entries.length);
  const marks = useMemo(() => marksFrom(entries, entries[position - 1]?.seq ?? 0), [entries, position]);
  const scope = shownScope(marks, chosen);
  const shown = useMemo(() => (scope ? diagramMarks(marks, scope) : null), [marks, scope]);
  const process = shown ? processOf(shown.content) : undefined;
  const open = useCallback((next: string) => {
    setChosen(next);
    setPicked(null);
  }, []);
  const move = useCallback((to: number) => setAt(to === entries.length ? null : to), [entries.length]);
  const bpmn = process?.bpmn;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another drawing has another outline
  useEffect(() => setGraph(null), [bpmn]);

  if (!shown || !scope)
    return (
      <div className="bjv-failed">
        <h2>{say('noDiagram')}</h2>
        <p>{say('noDiagramWhy')}</p>
      </div>
    );
  if (!process) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  const settled = graph ? settleWaits(shown, graph) : shown;
  const toOpen = (element: string) => scopeToOpen(marks, shown.steps[element], shown.content);
  const step =
    graph?.steps.find(({ id }) => id === picked) ??
    graph?.steps.find(({ id, kind }) => kind !== 'choice' && settled.steps[id]?.state === 'open');
  const moment = marks.at === null ? '' : momentWords(marks.at);
  return (
    <div className="bjv">
      <Crumbs marks={marks} scope={scope} titleOf={content => processOf(content)?.title ?? say('diagram')} onGo={open} lang={lang} />
      <ReplayBar entries={entries} position={position} onMove={move} lang={lang} />
      <DiagramView
        bpmn={process.bpmn}
        title={process.title}
        lang={lang}
        marks={shown}
        selected={picked}
        onSelect={setPicked}
        canOpen={element => toOpen(element) !== null}
        onOpenCalled={element => {
          const next = toOpen(element);
          if (next) open(next);
        }}
        onGraph={setGraph}
        printNote={`${caption} · ${moment}`}
        legend={<Legend lang={lang} />}
      />
      {graph && (
        <div className="bjv-below">
          <section aria-label={say('outline')}>
            <h2>{say('outline')}</h2>
            <Outline graph={graph} lang={lang} marks={settled} selected={picked} onSelect={setPicked} />
          </section>
          {step && (
            <section aria-label={say('details')} aria-live="polite">
              <StepPanel
                graph={graph}
                step={step}
                mark={settled.steps[step.id]}
                lang={lang}
                {...(nameOf ? { nameOf } : {})}
                called={shown.steps[step.id] ? calledScopes(marks, shown.steps[step.id]!, shown.content) : []}
                onOpenCalled={open}
              />
            </section>
          )}
        </div>
      )}
    </div>
  );
}
