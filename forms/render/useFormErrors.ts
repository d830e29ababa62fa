import { useCallback, useMemo, useState } from 'react';
import { checkAnswers, type FieldError } from './check.ts';

type Json = Readonly<Record<string, unknown>>;

/** Errors of a form while it is filled in (表单错误). */
export interface FormErrors {
  readonly errors: readonly FieldError[];
  /** Checks everything and from then on with every change. Returns the errors. */
  readonly check: () => readonly FieldError[];
  /** Shows errors the server found; one goes when its field changes. */
  readonly setServerErrors: (errors: readonly FieldError[]) => void;
}

const valueAt = (answers: Json, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, part) => (node as Json | undefined)?.[part.replace(/~1/g, '/').replace(/~0/g, '~')], answers);

/** Silent until the first check; afterwards errors vanish as fields are put right. */
export function useFormErrors(schema: Json | null, answers: Json): FormErrors {
  const [isTried, setTried] = useState(false);
  const [fromServer, setFromServer] = useState<{ errors: readonly FieldError[]; answers: Json }>({ errors: [], answers: {} });
  const own = useMemo(() => (isTried && schema ? checkAnswers(schema, answers) : []), [isTried, schema, answers]);
  const server = fromServer.errors.filter(error => valueAt(fromServer.answers, error.pointer) === valueAt(answers, error.pointer));
  const check = useCallback(() => {
    setTried(true);
    return schema ? checkAnswers(schema, answers) : [];
  }, [schema, answers]);
  const setServerErrors = useCallback((errors: readonly FieldError[]) => setFromServer({ errors, answers }), [answers]);
  const errors = [...own, ...server.filter(error => !own.some(({ pointer }) => pointer === error.pointer))];
  return { errors, check, setServerErrors };
}
