import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Hint, hintsPath } from '#server/contract/routes.ts';
import { refreshAfterCommand, refreshAfterHints } from './refresh.ts';

/** Hints within this time are answered by one refresh. */
const gatherMs = 300;

/** Keeps open pages live (实时更新): listens to hints and refreshes what they name; after a broken line everything. */
export function useHints(enabled: boolean): void {
  const client = useQueryClient();
  useEffect(() => {
    if (!enabled || typeof EventSource === 'undefined') return;
    const source = new EventSource(hintsPath, { withCredentials: true });
    let gathered: Hint[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let wasBroken = false;
    const flush = () => {
      timer = undefined;
      void refreshAfterHints(client, gathered.splice(0));
    };
    source.addEventListener('hint', event => {
      gathered = [...gathered, JSON.parse(event.data) as Hint];
      timer ??= setTimeout(flush, gatherMs);
    });
    source.addEventListener('error', () => {
      wasBroken = true;
    });
    source.addEventListener('open', () => {
      if (wasBroken) void refreshAfterCommand(client);
      wasBroken = false;
    });
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [client, enabled]);
}
