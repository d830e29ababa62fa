import type { RefObject } from 'react';
import type { DrawnDiagram } from './createViewer.ts';
import { stateWords } from './decorate.ts';
import type { GraphStep } from './graph.ts';
import type { StepMark, Visit } from './marks.ts';
import { momentWords, type Say } from './messages/index.ts';

interface HoverCardProps {
  readonly diagram: DrawnDiagram;
  readonly host: RefObject<HTMLElement | null>;
  readonly step: GraphStep;
  readonly mark: StepMark | undefined;
  readonly say: Say;
}

const width = 300;
const gap = 8;

/** Where the card stands: under the step, or above it when there is no room. */
function place(box: DOMRect, frame: DOMRect): { left: number; top?: number; bottom?: number } {
  const left = Math.max(gap, Math.min(box.left - frame.left, frame.width - width - gap));
  const below = box.bottom - frame.top + gap;
  return below > frame.height * 0.65 ? { left, bottom: frame.bottom - box.top + gap } : { left, top: below };
}

/** One of several tasks of a step: which, and who did it. */
function titleWords({ title, end, by }: Visit, say: Say): string {
  return `${title} · ${end === 'completed' && by ? by.name : say(end === null ? 'state.open' : 'state.cancelled')}`;
}

/** Who did a step, when and with which opinion, while the pointer rests on it (悬停说明). The panel on click says it all. */
export function HoverCard({ diagram, host, step, mark, say }: HoverCardProps) {
  const frame = host.current?.getBoundingClientRect();
  const graphics = diagram.registry.get(step.id) && diagram.registry.getGraphics(step.id);
  if (!frame || !graphics) return null;
  const visit = mark?.visits.at(-1);
  const titles = (mark?.visits ?? []).flatMap(one => (one.title === null ? [] : [titleWords(one, say)]));
  return (
    <div className="bjv-hover" style={place(graphics.getBoundingClientRect(), frame)} aria-hidden="true">
      <strong>{step.name ?? say('unnamed')}</strong>
      <p>{mark ? stateWords(mark, say) : say(`kind.${step.kind}`)}</p>
      {titles.map(title => (
        <p key={title}>{title}</p>
      ))}
      {visit && titles.length < 2 && (
        <p>
          {visit.by && `${visit.by.name} · `}
          {momentWords(visit.endedAt ?? visit.enteredAt)}
        </p>
      )}
      {visit?.opinion && <p>“{visit.opinion}”</p>}
      {mark?.cards.map(card => (
        <p key={`${card.clock}${card.at}${card.level}`}>
          {say('cardOn', { card: say(`card.${card.level}`), on: card.on, due: card.dueOn })}
        </p>
      ))}
    </div>
  );
}
