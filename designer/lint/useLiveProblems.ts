import { useEffect, useMemo, useRef, useState } from 'react';
import type { DraftProblem } from '#server/contract/designing.ts';
import type { DraftBody } from '../draft/body.ts';
import { createLinter, type Linted, type Linter, type Thread } from './linter.ts';
import { type Agreed, mergeLive } from './merge.ts';
import { useSurroundings } from './surroundings.ts';

interface LiveInput {
  readonly pack: string;
  /** The body on the page. */
  readonly body: DraftBody;
  /** What the server last said, and of which body. */
  readonly judged: { readonly body: DraftBody; readonly problems: readonly DraftProblem[] };
}

const openThread = (): Thread => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }) as unknown as Thread;

/**
 * The problems of the body on the page (实时问题), within moments of every change: found in a thread of the page by the functions the server uses,
 * until the server has judged the same body. A browser without threads waits for the server.
 */
export function useLiveProblems({ pack, body, judged }: LiveInput): {
  readonly problems: readonly DraftProblem[];
  /** Milliseconds the last check on this page took; null before the first. */
  readonly took: number | null;
} {
  const isWhole = body.kind === 'whole' && typeof Worker !== 'undefined';
  const around = useSurroundings(pack, isWhole ? body.pack.head.calls : [], isWhole);
  const [linted, setLinted] = useState<Linted | null>(null);
  const [agreed, setAgreed] = useState<Agreed | null>(null);
  const linter = useRef<Linter | null>(null);
  useEffect(() => {
    if (!isWhole) return;
    const opened = createLinter(openThread(), setLinted);
    linter.current = opened;
    return () => opened.close();
  }, [isWhole]);
  useEffect(() => {
    if (around && body.kind === 'whole') linter.current?.check(body, around);
  }, [body, around]);
  useEffect(() => {
    if (linted && linted.body === judged.body) setAgreed({ server: judged.problems, local: linted.problems });
  }, [linted, judged.body, judged.problems]);
  const isKnown = judged.body === body;
  const fresh = useMemo(() => {
    if (isKnown) return judged.problems;
    return linted?.body === body && agreed ? mergeLive(linted.problems, agreed) : null;
  }, [isKnown, judged.problems, linted, agreed, body]);
  const shown = useRef(judged.problems);
  if (fresh) shown.current = fresh;
  return { problems: shown.current, took: linted?.took ?? null };
}
