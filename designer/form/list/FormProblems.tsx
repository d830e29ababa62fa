import { CloseCircleFilled, InfoCircleFilled, WarningFilled } from '@ant-design/icons';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '#engine/problem.ts';
import { useText } from '../../ui/preferences.tsx';
import { useFormEditor } from '../editor.ts';
import { selectionOf } from '../model/index.ts';
import { focusSetting } from '../panel/focus.ts';

/** A problem somebody came here for, from the list of the whole pack. */
export interface WantedProblem {
  readonly form: string;
  readonly pointer: string;
  /** Another moment: go there again. */
  readonly at: number;
}

const icons = { error: <CloseCircleFilled aria-hidden />, warning: <WarningFilled aria-hidden />, info: <InfoCircleFilled aria-hidden /> };

/** Problems of the form (表单问题): each leads to the field, section or page, and to the setting it is about. */
export function FormProblems({ wanted }: { readonly wanted: WantedProblem | null }) {
  const { say, pick } = useText();
  const editor = useFormEditor();
  const [goal, setGoal] = useState<{ readonly pointer: string } | null>(null);
  const latest = useRef(editor);
  latest.current = editor;
  const go = (pointer: string): void => {
    latest.current.select(selectionOf(latest.current.file, { pointer }));
    setGoal({ pointer });
  };
  const goThere = useRef(go);
  goThere.current = go;
  useEffect(() => {
    if (wanted) goThere.current(wanted.pointer);
  }, [wanted]);
  // the panel shows the new selection only once it is drawn
  useEffect(() => {
    if (goal) focusSetting(goal.pointer);
  }, [goal]);
  if (editor.problems.length === 0) return null;
  const inOrder = (['error', 'warning', 'info'] as const).flatMap(severity => editor.problems.filter(one => one.severity === severity));
  const keyOf = ({ code, pointer, message }: Problem): string => `${code} ${pointer ?? ''} ${message.en}`;
  return (
    <details className="bjd-panel bjf-found">
      <summary>{say('found.title', { n: editor.problems.length })}</summary>
      <ul>
        {inOrder.map(problem => (
          <li key={keyOf(problem)} data-severity={problem.severity}>
            {icons[problem.severity]} {pick(problem.message)}{' '}
            <button type="button" className="bjd-link" onClick={() => go(problem.pointer ?? '')}>
              {say('found.open')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
