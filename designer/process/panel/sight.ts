import { useEffect, useState } from 'react';
import type { ProcessEditor } from '../createModeler.ts';
import { attributeOf } from '../properties.ts';
import { flowElementsOf } from './model/steps.ts';

/** Forms the steps of the drawing show, each once, in drawn order (环节表单). */
export const stepFormsOf = (editor: Pick<ProcessEditor, 'definitions'>): readonly string[] => [
  ...new Set(flowElementsOf(editor).flatMap(element => (element.$type === 'bpmn:UserTask' ? (attributeOf(element, 'form') ?? []) : []))),
];

const none: readonly string[] = [];

/** Variables the process sets somewhere (流程变量), as the engine reads it; while it is read anew, the last known. */
export function useVariables(bpmn: string): readonly string[] {
  const [variables, setVariables] = useState(none);
  useEffect(() => {
    let isCurrent = true;
    void Promise.all([import('#engine/bpmn/index.ts'), import('#engine/lint/variables.ts')]).then(async ([bpmnReader, lint]) => {
      const { definition } = await bpmnReader.readBpmn(bpmn);
      if (isCurrent && definition) setVariables(lint.variablesOf(definition));
    });
    return () => {
      isCurrent = false;
    };
  }, [bpmn]);
  return variables;
}
