import { type Lang, sayIn } from './messages/index.ts';

const states = ['done', 'open', 'cancelled', 'failed'] as const;
const levels = ['warning', 'yellow', 'red'] as const;

/** What the colours and badges of the diagram mean (图例). */
export function Legend({ lang }: { readonly lang: Lang }) {
  const say = sayIn(lang);
  return (
    <div className="bjv-legend">
      <span className="bjv-soft">{say('legend')}</span>
      <span className="bjv-line">{say('taken')}</span>
      {states.map(state => (
        <span key={state} className="bjv-badge" data-kind={state}>
          {say(`state.${state}`)}
        </span>
      ))}
      {levels.map(level => (
        <span key={level} className="bjv-badge" data-kind={level}>
          {say(`card.${level}`)}
        </span>
      ))}
    </div>
  );
}
