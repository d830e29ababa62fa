import type { Progress } from '#server/contract/public.ts';
import { formatDay } from '../../shared/time/format.ts';
import { Icon } from '../shared/Icon.tsx';
import { useWords } from '../shared/messages.ts';
import { Where } from '../shared/Where.tsx';
import { clockWords } from './clock-words.ts';

function Clocks({ progress }: { readonly progress: Progress }) {
  const words = useWords();
  const { say, pick, lang } = words;
  const isSettled = progress.status !== 'withdrawn' && progress.status !== 'terminated';
  if (progress.clocks.length === 0) return progress.phase === 'closed' ? null : <p className="pb-soft">{say('noClocks')}</p>;
  return (
    <ul className="pb-clocks">
      {progress.clocks.map(clock => {
        const { text, tone } = clockWords(clock, isSettled, words);
        return (
          <li key={clock.title.zh}>
            <span>{pick(clock.title)}</span>
            <span className="pb-chip" data-tone={tone}>
              {text}
            </span>
            <span className="pb-soft pb-small">
              {say(clock.state === 'stopped' ? 'dueWas' : 'due', { day: formatDay(clock.dueOn, lang) })}
              {clock.provisional && (
                <em className="pb-provisional" title={say('provisionalWhy')}>
                  {say('provisional')}
                </em>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** Limits, documents and where to go, beside the steps (侧栏); below them on a phone. */
export function Aside({ progress }: { readonly progress: Progress }) {
  const { say, pick, lang } = useWords();
  const hasClocks = progress.clocks.length > 0 || progress.phase !== 'closed';
  const isProvisional = progress.clocks.some(({ provisional }) => provisional);
  return (
    <aside className="pb-column" aria-label={say('clocks')}>
      {hasClocks && (
        <section className="pb-card">
          <h2>
            <Icon name="clock" /> {say('clocks')}
          </h2>
          <Clocks progress={progress} />
          {isProvisional && <p className="pb-soft pb-small pb-hint">{say('provisionalWhy')}</p>}
        </section>
      )}
      <section className="pb-card">
        <h2>
          <Icon name="paper" /> {say('documents')}
        </h2>
        {progress.documents.length === 0 && <p className="pb-soft">{say('noDocuments')}</p>}
        <ul className="pb-documents">
          {progress.documents.map(({ title, number, issuedOn }) => (
            <li key={number}>
              <span>{pick(title)}</span>
              <span className="pb-soft pb-small">
                {number}
                <span className="pb-number">{say('issuedOn', { day: formatDay(issuedOn, lang) })}</span>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <Where centre={progress.centre} />
    </aside>
  );
}
