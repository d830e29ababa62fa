import { isValues } from '#forms/schema/types.ts';
import type { FormFile } from '#processes/types.ts';
import { Notice } from '../../ui/Answered.tsx';
import { useText } from '../../ui/preferences.tsx';
import { titleOfField } from '../panel/rules/names.ts';
import { isRestricted, type Right, rightOn, type StepUse } from './uses.ts';

interface RightsMatrixProps {
  readonly file: FormFile;
  readonly steps: readonly StepUse[];
  /** Opens a step on the process diagram; absent where it cannot be edited. */
  readonly onStep?: (element: string) => void;
}

function Cell({ right }: { readonly right: Right }) {
  const { say } = useText();
  return (
    <td className="bjf-right" data-access={right.access}>
      {say(`matrix.${right.access}`)}
      {right.isRequired && <strong> · {say('matrix.required')}</strong>}
    </td>
  );
}

/** What each step may do with each field (环节 x 字段), to read; it is set at the step. */
export function RightsMatrix({ file, steps, onStep }: RightsMatrixProps) {
  const { say, pick } = useText();
  if (steps.length === 0) return <Notice title={say('matrix.none')} hint={say('matrix.noneHint')} />;
  const properties = isValues(file.schema.properties) ? Object.entries(file.schema.properties) : [];
  const fields = properties.flatMap(([name, schema]) =>
    isValues(schema) ? [{ name, title: pick(titleOfField(schema, name)), xId: String(schema['x-id'] ?? '') }] : [],
  );
  const isAny = steps.some(({ rights }) => fields.some(({ xId }) => isRestricted(rightOn(rights, xId))));
  return (
    <section className="bjd-panel" aria-label={say('view.rights')}>
      <p className="bjd-soft">{say('matrix.hint')}</p>
      {!isAny && <p>{say('matrix.all')}</p>}
      <div className="bjd-scroll bjf-matrix" tabIndex={-1}>
        <table className="bjd-table">
          <thead>
            <tr>
              <th scope="col">{say('matrix.field')}</th>
              {steps.map(({ element, name }) => (
                <th scope="col" key={element}>
                  {onStep ? (
                    <button type="button" className="bjd-link" title={say('matrix.open', { step: name })} onClick={() => onStep(element)}>
                      {name}
                    </button>
                  ) : (
                    name
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {fields.map(({ name, title, xId }) => (
              <tr key={name}>
                <th scope="row">{title}</th>
                {steps.map(({ element, rights }) => (
                  <Cell key={element} right={rightOn(rights, xId)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
