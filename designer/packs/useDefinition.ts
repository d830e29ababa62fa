import { useEffect, useState } from 'react';
import type { Definition } from '#engine/bpmn/definition.ts';

/** The compiled process of a release (流程定义), read in the browser by the engine's own reader; null while reading or when it cannot be read. */
export function useDefinition(bpmn: string): Definition | null {
  const [definition, setDefinition] = useState<Definition | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setDefinition(null);
    void import('#engine/bpmn/index.ts')
      .then(({ readBpmn }) => readBpmn(bpmn))
      .then(({ definition: read }) => isCurrent && setDefinition(read));
    return () => {
      isCurrent = false;
    };
  }, [bpmn]);
  return definition;
}
