import { useEffect, useMemo, useRef, useState } from 'react';
import type { Text } from '#engine/problem.ts';
import { type FieldError, loadJudge, useFormErrors } from '#forms/render/index.ts';
import type { FieldRights, Values } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import { api, problemOf } from '../../ui/read.ts';
import { codes } from './codes.ts';

/** Milliseconds after the last change of the form until it is compiled again while it is being checked. */
const pause = 600;

/** How checking the example answers stands (校验状态). */
export type TrialState =
  | { readonly kind: 'idle' | 'compiling' | 'done' }
  /** The form has errors of its own, or the server could not be asked. */
  | { readonly kind: 'refused' | 'failed'; readonly why: Text };

/** Checking example answers as the server would (试校验). */
export interface Trial {
  readonly state: TrialState;
  readonly errors: readonly FieldError[];
  readonly run: () => void;
}

interface Compiled {
  readonly file: FormFile;
  readonly url: string;
}

/**
 * Checks example answers with the very validator the server makes of the form as it stands: compiled at the first check, and again a moment after
 * every change.
 */
export function useTrial(file: FormFile, answers: Values, setting: { readonly rights: FieldRights | null; readonly roots: Values }): Trial {
  const [asked, setAsked] = useState(0);
  const [compiled, setCompiled] = useState<Compiled | null>(null);
  const [state, setState] = useState<TrialState>({ kind: 'idle' });
  const isFirst = useRef(true);
  useEffect(() => {
    if (asked === 0) return;
    let isGone = false;
    const compile = async (): Promise<void> => {
      setState({ kind: 'compiling' });
      try {
        const { url, problems } = await api.call('compileForm', { body: { schema: { ...file.schema }, ui: { ...file.ui } } });
        // answers are not told to be right before what judges them is here
        if (url !== null) await loadJudge({ schema: file.schema, validator: url });
        if (isGone) return;
        const [first] = problems.filter(({ severity }) => severity === 'error');
        setCompiled(url === null ? null : { file, url });
        setState(url === null && first ? { kind: 'refused', why: first.message } : { kind: 'done' });
      } catch (error) {
        if (!isGone) setState({ kind: 'failed', why: problemOf(error).message });
      }
    };
    const timer = setTimeout(() => void compile(), isFirst.current ? 0 : pause);
    isFirst.current = false;
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [file, asked]);
  const form = useMemo(() => (compiled ? { schema: compiled.file.schema, validator: compiled.url } : null), [compiled]);
  const { rights, roots } = setting;
  const judging = useMemo(() => ({ rights, roots, codes }), [rights, roots]);
  const { errors, check } = useFormErrors(form, answers, judging);
  useEffect(() => {
    if (form) check();
  }, [form, check]);
  return { state, errors: state.kind === 'done' ? errors : [], run: () => setAsked(count => count + 1) };
}
