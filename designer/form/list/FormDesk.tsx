import { Button, Segmented } from 'antd';
import { type ReactNode, useCallback, useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { Problem } from '#engine/problem.ts';
import { checkForm } from '#forms/schema/check.ts';
import type { FormFile } from '#processes/types.ts';
import { useIsNarrow } from '../../edit/useIsNarrow.ts';
import { useText } from '../../ui/preferences.tsx';
import { type FormEditor, FormEditorProvider } from '../editor.ts';
import { FormBuilder } from '../FormBuilder.tsx';
import { useFormHistory } from '../history/useFormHistory.ts';
import { JsonView } from '../json/JsonView.tsx';
import { FormPreview } from '../preview/FormPreview.tsx';
import { FormProblems, type WantedProblem } from './FormProblems.tsx';
import { RightsMatrix } from './RightsMatrix.tsx';
import { isRestricted, rightOn, type StepUse } from './uses.ts';

const views = ['design', 'both', 'preview', 'rights', 'json'] as const;
type View = (typeof views)[number];

interface FormDeskProps {
  /** Tells forms of the same id in different packs apart; the id of the pack. */
  readonly scope: string;
  readonly id: string;
  readonly file: FormFile;
  readonly steps: readonly StepUse[];
  readonly isReadOnly: boolean;
  readonly wanted: WantedProblem | null;
  readonly onSet: (file: FormFile) => void;
  readonly onBack: () => void;
  /** Opens a step on the process diagram; absent where it cannot be edited. */
  readonly onStep?: ((element: string) => void) | undefined;
}

/** The same form and the same steps of undo as the builder has, for a view that stands alone. */
function Edited({
  desk,
  problems,
  children,
}: {
  readonly desk: FormDeskProps;
  readonly problems: readonly Problem[];
  readonly children: ReactNode;
}) {
  const { scope, id, file, isReadOnly, onSet } = desk;
  const history = useFormHistory({ key: `${scope}/${id}`, file, isReadOnly, onChange: onSet });
  const editor = useMemo<FormEditor>(() => ({ ...history, id, problems }), [history, id, problems]);
  return <FormEditorProvider value={editor}>{children}</FormEditorProvider>;
}

/** What steps may do with a field, in a sentence for the canvas; undefined: all of them may fill it. */
function useRightsOf(steps: readonly StepUse[]): (xId: string) => string | undefined {
  const { say, lang } = useText();
  return useCallback(
    xId => {
      const said = steps.flatMap(({ name, rights }) => {
        const right = rightOn(rights, xId);
        if (!isRestricted(right)) return [];
        const words = right.access === 'write' ? say('matrix.required') : say(`matrix.${right.access}`);
        return [say('matrix.onField', { step: name, right: words })];
      });
      return said.length === 0 ? undefined : said.join(lang === 'zh' ? '；' : '; ');
    },
    [steps, say, lang],
  );
}

/** One form, open (打开的表单): designed, looked at, designed while looking, told by steps, or as text. */
export function FormDesk(props: FormDeskProps) {
  const { scope, id, file, steps, isReadOnly, wanted, onSet, onBack, onStep } = props;
  const { say } = useText();
  const isNarrow = useIsNarrow();
  const [chosen, setChosen] = useState<View>(isReadOnly ? 'preview' : 'design');
  const view = isNarrow && chosen === 'both' ? 'design' : chosen;
  useEffect(() => {
    if (wanted) setChosen(now => (now === 'both' ? now : 'design'));
  }, [wanted]);
  const settled = useDeferredValue(file);
  const problems = useMemo(() => checkForm(settled), [settled]);
  const rightsOf = useRightsOf(steps);
  const builder = (
    <FormBuilder
      id={id}
      scope={scope}
      file={file}
      isReadOnly={isReadOnly}
      problems={problems}
      title={file.title}
      rightsOf={rightsOf}
      onChange={onSet}
    >
      <FormProblems wanted={wanted} />
    </FormBuilder>
  );
  const preview = <FormPreview id={id} file={file} steps={steps} />;
  return (
    <div className="bjf-desk">
      <div className="bjf-desk-bar">
        <Button type="link" size="small" onClick={onBack}>
          ‹ {say('forms.back')}
        </Button>
        <Segmented
          aria-label={say('view.label')}
          value={view}
          options={views.filter(one => !isNarrow || one !== 'both').map(value => ({ value, label: say(`view.${value}`) }))}
          onChange={setChosen}
        />
      </div>
      {view === 'design' && builder}
      {view === 'both' && (
        <div className="bjf-both">
          {builder}
          {preview}
        </div>
      )}
      {view === 'preview' && preview}
      {view === 'rights' && <RightsMatrix file={file} steps={steps} {...(onStep ? { onStep } : {})} />}
      {view === 'json' && (
        <Edited desk={props} problems={problems}>
          <JsonView scope={scope} />
        </Edited>
      )}
    </div>
  );
}
