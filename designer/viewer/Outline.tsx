import { stateWords } from './decorate.ts';
import type { DiagramGraph, GraphStep } from './graph.ts';
import type { ScopeMarks, StepMark } from './marks.ts';
import { type Lang, type Say, sayIn } from './messages/index.ts';
import './viewer.css';

interface OutlineProps {
  readonly graph: DiagramGraph;
  readonly lang: Lang;
  readonly marks?: ScopeMarks | null;
  readonly selected?: string | null;
  readonly onSelect: (element: string) => void;
}

/** `接下来：受理、一次性告知（材料不齐）`: the roads out of a step. */
export function nextWords(step: GraphStep, graph: DiagramGraph, say: Say): string | null {
  if (step.next.length === 0) return null;
  const nameOf = (id: string): string => graph.steps.find(other => other.id === id)?.name ?? say('unnamed');
  const roads = step.next.map(({ name, target }) => (name ? `${nameOf(target)}（${name}）` : nameOf(target)));
  return `${say('next')}：${roads.join('、')}`;
}

function subtitleOf(step: GraphStep, graph: DiagramGraph, say: Say): string {
  const host = step.attachedTo ? graph.steps.find(({ id }) => id === step.attachedTo) : undefined;
  const parts = [say(`kind.${step.kind}`), step.lane, host && `${say('from')} ${host.name ?? say('unnamed')}`, nextWords(step, graph, say)];
  return parts.filter(Boolean).join(' · ');
}

/** Name and details of a step in the list, for lists of their own. */
export function stepWords(step: GraphStep, graph: DiagramGraph, lang: Lang): { readonly name: string; readonly details: string } {
  const say = sayIn(lang);
  return { name: step.name ?? say('unnamed'), details: subtitleOf(step, graph, say) };
}

function Marks({ mark, say }: { readonly mark: StepMark | undefined; readonly say: Say }) {
  if (!mark || mark.state === 'none') return null;
  const levels = [...new Set(mark.cards.map(({ level }) => level))];
  return (
    <span className="bjv-marks">
      {levels.map(level => (
        <span key={level} className="bjv-badge" data-kind={level}>
          {say(`card.${level}`)}
        </span>
      ))}
      <span className="bjv-badge" data-kind={mark.state}>
        {stateWords(mark, say)}
      </span>
    </span>
  );
}

/** The diagram as a list (步骤清单): every step in order with its state, for phones, keyboards and screen readers. */
export function Outline({ graph, lang, marks, selected, onSelect }: OutlineProps) {
  const say = sayIn(lang);
  return (
    <ol className="bjv-outline" aria-label={say('outline')}>
      {graph.steps.map(step => (
        <li key={step.id} data-state={marks?.steps[step.id]?.state ?? 'none'}>
          <button type="button" aria-pressed={selected === step.id} onClick={() => onSelect(step.id)}>
            <span className="bjv-name">{step.name ?? say('unnamed')}</span>
            <Marks mark={marks?.steps[step.id]} say={say} />
            <small>{subtitleOf(step, graph, say)}</small>
          </button>
        </li>
      ))}
    </ol>
  );
}
