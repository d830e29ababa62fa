import type { ReactNode } from 'react';
import { assignmentRules } from '#engine/bpmn/definition.ts';
import { rolesIn } from '../../../packs/rules.ts';
import { useText } from '../../../ui/preferences.tsx';
import { attributeOf, type Editable, list } from '../../properties.ts';
import { type AssignmentView, readAssignment, type Rule, withAssignment } from '../model/assignment.ts';
import type { Panel } from '../panel.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { ChoiceRule, FieldRule, LeaderRule, PersonRule, PreviousRule, RoleRule } from './rules.tsx';

/** What an editor of one rule is given: the settings as they stand, and how to change them. */
export interface RuleProps {
  readonly panel: Panel;
  readonly view: AssignmentView;
  /** Role of the lane the step lies in. */
  readonly lane: string | undefined;
  readonly set: (change: Partial<AssignmentView>) => void;
}

/** The role of the lane an element lies in, through its sub-processes (泳道角色). */
export function laneRole({ element }: Pick<Panel, 'element'>): string | undefined {
  for (let above = element.parent; above; above = above.parent) {
    const role = /Lane$/.test(above.businessObject.$type) ? attributeOf(above.businessObject, 'role') : undefined;
    if (role) return role;
  }
  return list(element.businessObject.get('lanes'))
    .map((lane: Editable) => attributeOf(lane, 'role'))
    .find(Boolean);
}

/** Reads and writes the assignment of a step; a role that only the lane gave is written down with the first change. */
export function useAssignment(panel: Panel): Pick<RuleProps, 'view' | 'lane' | 'set'> {
  const { subject, editor, apply } = panel;
  const view = readAssignment(subject);
  const lane = laneRole(panel);
  const set = (change: Partial<AssignmentView>): void => {
    const role = view.rule === 'role' && !('role' in change) ? { role: view.role ?? lane } : {};
    apply(withAssignment(subject, { ...role, ...change }, editor.factory));
  };
  return { view, lane, set };
}

const editors: Readonly<Record<Rule, (props: RuleProps) => ReactNode>> = {
  role: RoleRule,
  previous: PreviousRule,
  person: PersonRule,
  leader: LeaderRule,
  choice: ChoiceRule,
  field: FieldRule,
};

/** What a rule begins with: the role of the lane for roles, none for the others. */
function begun(rule: Rule, { lane, panel }: Pick<RuleProps, 'lane' | 'panel'>): Partial<AssignmentView> {
  if (rule === 'role') return { rule, role: lane ?? rolesIn(panel.parts.roles)[0]?.id };
  return { rule, role: undefined, step: undefined };
}

/** Who does a step (办理人): the rule, and what it needs, chosen by name throughout. */
export function AssignmentFields({ panel }: { readonly panel: Panel }) {
  const { say } = useText();
  const { view, lane, set } = useAssignment(panel);
  const Editor = editors[view.rule];
  return (
    <>
      <ChoiceField
        label={say('prop.rule')}
        hint={say(`pp.rule.${view.rule}.hint`)}
        value={view.rule}
        options={assignmentRules.map(value => ({ value, label: say(`pp.rule.${value}`) }))}
        onChange={rule => {
          if (rule !== view.rule) set(begun(rule as Rule, { lane, panel }));
        }}
      />
      <Editor panel={panel} view={view} lane={lane} set={set} />
    </>
  );
}
