import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { codesIn } from '../schema/codes.ts';
import type { Judge } from '../schema/judge.ts';
import { isValues, pointerSteps, type Values } from '../schema/types.ts';
import { type FieldError, type FormToJudge, type JudgeSetting, judgeIn, loadJudge } from './check.ts';
import { loadNamed, useCodesOf } from './codes.ts';

/** Errors of a form while it is filled in (表单错误). */
export interface FormErrors {
  readonly errors: readonly FieldError[];
  /** What was put right by itself, such as invisible characters taken out, and rules that could not be worked out; after the first check. */
  readonly notes: readonly FieldError[];
  /** Checks everything and from then on with every change. Returns the errors; none while the validator is not there: the server judges then. */
  readonly check: () => readonly FieldError[];
  /** As `check`, but waits for the validator and the codes named, and asks for them again where they could not be had: none where they still cannot. */
  readonly checkLoaded: () => Promise<readonly FieldError[]>;
  /** The notes of what stands there now, to be told when it is sent. */
  readonly notesNow: () => readonly FieldError[];
  /** Shows errors the server found; one goes when its field changes. */
  readonly setServerErrors: (errors: readonly FieldError[]) => void;
}

const noErrors: readonly FieldError[] = [];
const unjudged = { errors: noErrors, notes: noErrors };
const alone: JudgeSetting = {};

const valueAt = (answers: Values, pointer: string): unknown =>
  pointerSteps(pointer).reduce<unknown>((at, step) => (isValues(at) || Array.isArray(at) ? (at as Values)[step] : undefined), answers);

/** The judge of a form, once it is loaded, and a way to wait for it: null where it cannot be had. */
function useJudge(form: FormToJudge | null): { readonly judge: Judge | null; readonly load: () => Promise<Judge | null> } {
  const address = form?.validator ?? '';
  const [loaded, setLoaded] = useState<{ readonly address: string; readonly judge: Judge } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands under an address never changes
  const load = useCallback(async () => {
    if (!form || address === '') return null;
    const judge = await loadJudge(form).catch(() => null);
    if (judge) setLoaded({ address, judge });
    return judge;
  }, [address]);
  useEffect(() => void load(), [load]);
  return { judge: loaded?.address === address ? loaded.judge : null, load };
}

const noSchema: Values = {};

/**
 * Silent until the first check; afterwards errors vanish as fields are put right. Keep the identity of `setting`. Codes are judged by the lists of the
 * page unless `setting` brings its own.
 */
export function useFormErrors(form: FormToJudge | null, answers: Values, setting: JudgeSetting = alone): FormErrors {
  const { judge, load } = useJudge(form);
  const schema = form?.schema ?? noSchema;
  const codes = useCodesOf(schema, answers);
  const known = codes.revision();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lists are the same object when more of them is at hand
  const whole = useMemo(() => ({ codes, ...setting }), [codes, known, setting]);
  const [isTried, setTried] = useState(false);
  const [fromServer, setFromServer] = useState<{ errors: readonly FieldError[]; answers: Values }>({ errors: [], answers: {} });
  const { errors: own, notes } = useMemo(
    () => (isTried && judge ? judgeIn(judge, answers, whole) : unjudged),
    [isTried, judge, answers, whole],
  );
  const errors = useMemo(() => {
    const server = fromServer.errors.filter(({ pointer }) => valueAt(fromServer.answers, pointer) === valueAt(answers, pointer));
    return [...own, ...server.filter(error => !own.some(({ pointer }) => pointer === error.pointer))];
  }, [own, fromServer, answers]);
  const check = useCallback(() => {
    setTried(true);
    return judge ? judgeIn(judge, answers, whole).errors : noErrors;
  }, [judge, answers, whole]);
  const latest = useRef({ answers, whole });
  useEffect(() => {
    latest.current = { answers, whole };
  });
  const checkLoaded = useCallback(async () => {
    setTried(true);
    const [found] = await Promise.all([load(), loadNamed(codes, codesIn(schema, latest.current.answers)).catch(() => {})]);
    return found ? judgeIn(found, latest.current.answers, latest.current.whole).errors : noErrors;
  }, [load, codes, schema]);
  const notesNow = useCallback(() => (judge ? judgeIn(judge, answers, whole).notes : noErrors), [judge, answers, whole]);
  const setServerErrors = useCallback((found: readonly FieldError[]) => setFromServer({ errors: found, answers }), [answers]);
  return { errors, notes, check, checkLoaded, notesNow, setServerErrors };
}
