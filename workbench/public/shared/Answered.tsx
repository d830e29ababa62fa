import type { ReactNode } from 'react';
import type { Read } from './call.ts';
import { useWords } from './messages.ts';

interface Props<T> {
  readonly read: Read<T>;
  readonly children: (value: T) => ReactNode;
  /** Offered beside trying again, e.g. the way home. */
  readonly otherwise?: ReactNode;
}

/** Answers that asking again will not change. */
const final: ReadonlySet<string> = new Set(['proof-not-fitting', 'not-found']);

/** Shows what was read; before that its shape, or why it did not come. */
export function Answered<T>({ read, children, otherwise }: Props<T>) {
  const { say, pick } = useWords();
  if (read.value !== null) return children(read.value);
  if (!read.refused)
    return (
      <div className="pb-card pb-skeleton" role="status" aria-label={say('loading')}>
        <i />
        <i />
        <i />
      </div>
    );
  return (
    <div className="pb-card pb-refused" role="alert">
      <h1>{say('notLoaded')}</h1>
      <p className="pb-hint">{pick(read.refused.text)}</p>
      <p className="pb-acts pb-hint">
        {!final.has(read.refused.code) && (
          <button type="button" className="pb-button" onClick={read.again}>
            {say('retry')}
          </button>
        )}
        {otherwise}
      </p>
    </div>
  );
}
