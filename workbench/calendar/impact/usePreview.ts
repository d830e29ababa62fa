import { useEffect, useRef, useState } from 'react';
import { createClient } from '#server/contract/client.ts';
import type { BodyOf } from '#server/contract/routes.ts';
import type { Impact } from '#server/contract/calendars.ts';
import type { ProblemDetails } from '#server/contract/schemas.ts';
import { problemOf } from '../../shared/api/index.ts';

/** How a preview stands (试算进度). `since`: moment it began, by the browser's clock. */
export type PreviewState =
  | { readonly status: 'running'; readonly since: number }
  | { readonly status: 'done'; readonly impact: Impact }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly problem: ProblemDetails };

/**
 * Computes what a change or a former version would do (影响预览), at once and whenever the body changes. It can be stopped: the request is
 * given up, and nothing was stored anyway.
 */
export function usePreview(
  calendarId: string,
  body: BodyOf<'previewCalendar'>,
): { state: PreviewState; cancel: () => void; again: () => void } {
  const [state, setState] = useState<PreviewState>({ status: 'running', since: Date.now() });
  const [round, setRound] = useState(0);
  const running = useRef<AbortController | null>(null);
  const asked = useRef(body);
  asked.current = body;
  const key = JSON.stringify(body);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the content of the body changes, not the object, or when wanted again
  useEffect(() => {
    const stop = new AbortController();
    running.current = stop;
    setState({ status: 'running', since: Date.now() });
    const client = createClient({ fetch: (input, init) => fetch(input, { ...init, signal: stop.signal }) });
    client.call('previewCalendar', { params: { calendarId }, body: asked.current }).then(
      impact => !stop.signal.aborted && setState({ status: 'done', impact }),
      (error: unknown) => !stop.signal.aborted && setState({ status: 'failed', problem: problemOf(error) }),
    );
    return () => stop.abort();
  }, [calendarId, key, round]);
  return {
    state,
    cancel: () => {
      running.current?.abort();
      setState({ status: 'cancelled' });
    },
    again: () => setRound(round + 1),
  };
}
