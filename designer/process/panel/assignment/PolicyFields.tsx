import { defaultPolicies, distributions, whenApplicantPolicies, whenEmptyPolicies, whenRepeatedPolicies } from '#engine/bpmn/definition.ts';
import { rolesIn } from '../../../packs/rules.ts';
import { useText } from '../../../ui/preferences.tsx';
import { type AssignmentView, readAssignment } from '../model/assignment.ts';
import { peopleSteps } from '../model/steps.ts';
import type { Panel } from '../panel.ts';
import { ChoiceField, ChoicesField } from '../parts/ChoiceField.tsx';
import { RoleField } from '../parts/RoleField.tsx';
import { useAssignment } from './AssignmentFields.tsx';

/** How many policies of a step are other than usual. */
export function unusualPolicies(panel: Pick<Panel, 'subject'>): number {
  const view = readAssignment(panel.subject);
  const changed = (['distribute', 'whenEmpty', 'whenApplicant', 'whenRepeated'] as const).filter(
    name => view[name] !== defaultPolicies[name],
  );
  return changed.length + (view.notBy.length > 0 ? 1 : 0);
}

/** How a task reaches its people, and what holds in the cases nobody thinks of (分派与特殊情况). */
export function PolicyFields({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const { view, set } = useAssignment(panel);
  const steps = peopleSteps(panel.editor, panel.element.id);
  const choice = <Name extends 'distribute' | 'whenApplicant' | 'whenRepeated'>(name: Name, values: readonly AssignmentView[Name][]) => (
    <ChoiceField
      label={say(`pp.${name}`)}
      hint={say(`pp.${name}.hint`)}
      value={view[name]}
      options={values.map(value => ({ value, label: say(`pp.${name}.${value}` as 'pp.distribute.claim') }))}
      onChange={value => set({ [name]: value })}
    />
  );
  return (
    <>
      {choice('distribute', distributions)}
      <ChoiceField
        label={say('prop.whenEmpty')}
        hint={say('pp.whenEmpty.hint')}
        value={view.whenEmpty}
        options={whenEmptyPolicies.map(value => ({ value, label: say(`pp.whenEmpty.${value}`) }))}
        onChange={whenEmpty =>
          set({
            whenEmpty: whenEmpty as AssignmentView['whenEmpty'],
            whenEmptyRole: whenEmpty === 'role' ? (view.whenEmptyRole ?? rolesIn(panel.parts.roles)[0]?.id) : undefined,
          })
        }
      />
      {view.whenEmpty === 'role' && (
        <RoleField
          panel={panel}
          label={say('pp.whenEmptyRole')}
          value={view.whenEmptyRole}
          mayCompute
          onChange={whenEmptyRole => set({ whenEmptyRole })}
        />
      )}
      {choice('whenApplicant', whenApplicantPolicies)}
      {choice('whenRepeated', whenRepeatedPolicies)}
      <ChoicesField
        label={say('pp.notBy')}
        hint={say('pp.notBy.hint')}
        values={view.notBy}
        options={steps.map(({ id, name }) => ({ value: id, label: name }))}
        placeholder={say('pp.notBy.none')}
        onChange={notBy => set({ notBy })}
      />
    </>
  );
}
