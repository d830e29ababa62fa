import { Button } from 'antd';
import type { DiagramGraph, GraphStep } from './graph.ts';
import type { ScopeMarks, StepMark, Visit } from './marks.ts';
import { type Lang, messageWords, momentWords, type Say, sayIn } from './messages/index.ts';
import { nextWords } from './Outline.tsx';

interface StepPanelProps {
  readonly graph: DiagramGraph;
  readonly step: GraphStep;
  readonly mark?: StepMark | undefined;
  readonly lang: Lang;
  /** Name of an account or words for a principal. */
  readonly nameOf?: (who: string) => string;
  /** Called processes of this step, oldest first. */
  readonly called?: readonly ScopeMarks[];
  readonly onOpenCalled?: (scope: string) => void;
}

function Fact({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </>
  );
}

function waitWords(visit: Visit, say: Say): string | null {
  if (!visit.waiting || visit.task) return null;
  if (visit.waiting.kind === 'timer') return say('waitsTimer', { when: momentWords(visit.waiting.due ?? 0) });
  return visit.waiting.kind === 'job' ? say('waitsJob') : say('waitsMessage', { name: messageWords(visit.waiting.name, say) });
}

function VisitFacts({ visit, say, nameOf }: { readonly visit: Visit; readonly say: Say; readonly nameOf: (who: string) => string }) {
  const waits = waitWords(visit, say);
  return (
    <dl>
      <Fact label={say('entered')}>{momentWords(visit.enteredAt)}</Fact>
      {visit.endedAt !== null && <Fact label={say(visit.end === 'completed' ? 'finished' : 'stopped')}>{momentWords(visit.endedAt)}</Fact>}
      {visit.by && <Fact label={say('by')}>{visit.by.name === visit.by.account ? nameOf(visit.by.account) : visit.by.name}</Fact>}
      {!visit.end && visit.holder && <Fact label={say('holder')}>{nameOf(visit.holder)}</Fact>}
      {!visit.end && !visit.holder && visit.candidates.length > 0 && (
        <Fact label={say('candidates')}>{visit.candidates.map(nameOf).join('、')}</Fact>
      )}
      {waits && <Fact label={say('waiting')}>{waits}</Fact>}
    </dl>
  );
}

/** All about one step (步骤详情): each visit with who, when and opinion; cards; called processes; where it goes next. */
export function StepPanel({ graph, step, mark, lang, nameOf = who => who, called = [], onOpenCalled }: StepPanelProps) {
  const say = sayIn(lang);
  const many = (mark?.visits.length ?? 0) > 1;
  return (
    <div className="bjv-panel">
      <h2>{step.name ?? say('unnamed')}</h2>
      <p className="bjv-soft">{[say(`kind.${step.kind}`), step.lane, nextWords(step, graph, say)].filter(Boolean).join(' · ')}</p>
      {mark && mark.visits.length === 0 && <p className="bjv-soft">{say('notYet')}</p>}
      {mark?.visits.map((visit, index) => (
        <section key={visit.run}>
          {(many || visit.title) && <h3>{visit.title ?? say('visit', { n: index + 1 })}</h3>}
          <VisitFacts visit={visit} say={say} nameOf={nameOf} />
          {visit.opinion && <blockquote>{visit.opinion}</blockquote>}
        </section>
      ))}
      {mark?.cards.map(card => (
        <p key={`${card.level}${card.clock}${card.at}`}>
          <span className="bjv-badge" data-kind={card.level}>
            {say(`card.${card.level}`)}
          </span>{' '}
          {say('cardOn', { card: say(`card.${card.level}`), on: card.on, due: card.dueOn })}
        </p>
      ))}
      {mark?.incidents.map(incident => (
        <p key={incident.id}>{incident[lang]}</p>
      ))}
      {called.map((scope, index) => (
        <p key={scope.scope}>
          <Button size="small" onClick={() => onOpenCalled?.(scope.scope)}>
            {say('openCalled')}{' '}
            {called.length > 1 ? say('calledRound', { n: index + 1, state: say(scope.open ? 'running' : 'ended') }) : ''}
          </Button>
        </p>
      ))}
    </div>
  );
}
