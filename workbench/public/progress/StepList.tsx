import type { Progress } from '#server/contract/public.ts';
import { formatMoment } from '../../shared/time/format.ts';
import { Icon } from '../shared/Icon.tsx';
import { useWords } from '../shared/messages.ts';

/** The steps of a case from top to bottom (办理步骤): done, under way, to come; told by words and drawing, never by colour alone. */
export function StepList({ steps }: { readonly steps: Progress['steps'] }) {
  const { say, pick } = useWords();
  return (
    <ol className="pb-steps">
      {steps.map(({ title, state, at, note }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same step may stand twice, and the order is the list
        <li key={index} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span className="pb-dot">{state === 'done' && <Icon name="check" />}</span>
          <div>
            <span className="pb-step-title">{pick(title)}</span>
            {state === 'now' ? (
              <span className="pb-tag">{say('step.now')}</span>
            ) : (
              <span className="pb-hidden">{say(`step.${state}`)}</span>
            )}
            {note && <p className="pb-soft pb-small">{pick(note)}</p>}
          </div>
          {at !== null && (
            <time className="pb-soft pb-number" dateTime={new Date(at).toISOString()}>
              {formatMoment(at)}
            </time>
          )}
        </li>
      ))}
    </ol>
  );
}
