import { InputNumber } from 'antd';
import { useState } from 'react';
import { leadersOf, choosers, mostLevels } from '#engine/bpmn/definition.ts';
import { rolesIn } from '../../../packs/rules.ts';
import { useText } from '../../../ui/preferences.tsx';
import { Field } from '../Field.tsx';
import { chooserOf, type Origin, type Reach } from '../model/assignment.ts';
import { peopleFields } from '../model/names.ts';
import { peopleSteps } from '../model/steps.ts';
import { ChoiceField } from '../parts/ChoiceField.tsx';
import { asFeel, ExpressionField } from '../parts/ExpressionField.tsx';
import { PeopleField, UnitField } from '../parts/OrganisationFields.tsx';
import { RoleField } from '../parts/RoleField.tsx';
import { HoldersNote } from './HoldersNote.tsx';
import type { RuleProps } from './AssignmentFields.tsx';

/** Values of the choice of whose people that are no units. */
const ways: readonly Reach[] = ['centre', 'unit', 'window'];
const computed = '=';

/** Whose people of a role (部门范围): of the centre, of the item's unit, of the window, of a named unit, or as an expression says. */
function ReachField({ panel, view, set }: RuleProps) {
  const { say } = useText();
  const [isComputing, setComputing] = useState(false);
  const isFeel = isComputing || view.reach === 'feel';
  const value = isFeel ? computed : view.reach === 'named' ? view.unit : view.reach;
  const choose = (next: string): void => {
    setComputing(next === computed);
    if (next === computed) return;
    const way = ways.find(one => one === next);
    set(way ? { reach: way, unit: undefined } : { reach: 'named', unit: next });
  };
  return (
    <>
      <UnitField
        label={say('prop.unit')}
        value={value}
        before={ways.map(way => ({ value: way, label: say(`pp.reach.${way as 'centre'}`) }))}
        after={[{ value: computed, label: say('pp.byExpression') }]}
        onChange={choose}
      />
      {isFeel && (
        <ExpressionField
          panel={panel}
          label={say('pp.unitFeel')}
          hint={say('pp.unitFeelHint')}
          value={view.reach === 'feel' ? (view.unit ?? '') : ''}
          onSend={feel => set(feel === '' ? { reach: 'centre', unit: undefined } : { reach: 'feel', unit: asFeel(feel) })}
        />
      )}
    </>
  );
}

/** People with a role (按角色). */
export function RoleRule(props: RuleProps) {
  const { panel, view, lane, set } = props;
  const { say, pick } = useText();
  const title = rolesIn(panel.parts.roles).find(({ id }) => id === lane)?.title;
  return (
    <>
      <RoleField
        panel={panel}
        label={say('prop.role')}
        hint={!view.isDrawn && title ? say('prop.laneRole', { role: pick(title) }) : undefined}
        value={view.role ?? lane}
        mayCompute
        onChange={role => set({ role })}
      />
      <ReachField {...props} />
      <HoldersNote panel={panel} view={view} role={view.role ?? lane} />
    </>
  );
}

interface StepFieldProps extends RuleProps {
  readonly label: string;
  /** Words for no step: the one before; absent: a step must be chosen. */
  readonly none?: string;
}

/** A step chosen by its name (选步骤). */
function StepField({ panel, view, set, label, none }: StepFieldProps) {
  const { say } = useText();
  const steps = peopleSteps(panel.editor, panel.element.id);
  return (
    <ChoiceField
      label={label}
      value={view.step ?? (none === undefined ? undefined : '')}
      options={[...(none === undefined ? [] : [{ value: '', label: none }]), ...steps.map(({ id, name }) => ({ value: id, label: name }))]}
      error={none === undefined && view.step === undefined ? say('pp.stepMissing') : undefined}
      onChange={step => set({ step: step === '' ? undefined : step })}
    />
  );
}

/** Who did an earlier step (原办理人). */
export function PreviousRule(props: RuleProps) {
  const { say } = useText();
  return <StepField {...props} label={say('pp.previousStep')} />;
}

/** People by name (指定人员), or as an expression says. */
export function PersonRule({ panel, view, set }: RuleProps) {
  const { say } = useText();
  const [isComputing, setComputing] = useState(false);
  const { people } = view;
  const isFeel = isComputing || typeof people === 'string';
  return (
    <>
      <ChoiceField
        label={say('pp.peopleWay')}
        value={isFeel ? computed : 'named'}
        options={[
          { value: 'named', label: say('pp.peopleNamed') },
          { value: computed, label: say('pp.byExpression') },
        ]}
        onChange={way => {
          setComputing(way === computed);
          if (way === 'named' && typeof people === 'string') set({ people: [] });
        }}
      />
      {isFeel ? (
        <ExpressionField
          panel={panel}
          label={say('pp.peopleFeel')}
          hint={say('pp.peopleFeelHint')}
          value={typeof people === 'string' ? people : ''}
          onSend={feel => set({ people: asFeel(feel) ?? [] })}
        />
      ) : (
        <PeopleField
          label={say('pp.people')}
          hint={say('pp.peopleHint')}
          values={typeof people === 'string' ? [] : people}
          onChange={accounts => set({ people: accounts })}
        />
      )}
    </>
  );
}

/** Leaders up the chain (上级领导): whose, and how many levels up. */
export function LeaderRule(props: RuleProps) {
  const { view, set } = props;
  const { say } = useText();
  return (
    <>
      <ChoiceField
        label={say('pp.leaderOf')}
        value={view.of}
        options={leadersOf.map(value => ({ value, label: say(`pp.leaderOf.${value}`) }))}
        onChange={of => set({ of: of as Origin, step: undefined })}
      />
      {view.of === 'previous' && <StepField {...props} label={say('pp.leaderStep')} none={say('pp.stepBefore')} />}
      <Field label={say('pp.levels')} hint={say('pp.levelsHint')}>
        {id => (
          <InputNumber
            id={id}
            min={1}
            max={mostLevels}
            precision={0}
            value={view.levels}
            onChange={levels => {
              if (levels !== null) set({ levels });
            }}
            style={{ width: '100%' }}
          />
        )}
      </Field>
    </>
  );
}

/** Whom somebody chooses (他人指定): who chooses, and among whom. */
export function ChoiceRule(props: RuleProps) {
  const { panel, view, set } = props;
  const { say } = useText();
  const of = chooserOf(view.of);
  return (
    <>
      <ChoiceField
        label={say('pp.chooser')}
        value={of}
        options={choosers.map(value => ({ value, label: say(`pp.chooser.${value}`) }))}
        onChange={next => set({ of: next as Origin, step: undefined })}
      />
      {of === 'previous' && <StepField {...props} label={say('pp.chooserStep')} none={say('pp.stepBefore')} />}
      <RoleField
        panel={panel}
        label={say('pp.chosenRole')}
        hint={say('pp.chosenRoleHint')}
        none={say('pp.anyRole')}
        value={view.role}
        onChange={role => set({ role })}
      />
    </>
  );
}

/** People or units of a form field (表单字段). */
export function FieldRule({ panel, view, set }: RuleProps) {
  const { say, pick } = useText();
  const fields = peopleFields(panel.sight);
  const chosen = fields.find(({ path }) => path === view.field);
  const firstRole = rolesIn(panel.parts.roles)[0]?.id;
  return (
    <>
      <ChoiceField
        label={say('pp.field')}
        hint={say(fields.length === 0 ? 'pp.noPeopleFields' : 'pp.fieldHint')}
        value={view.field}
        options={fields.map(({ path, title, holds }) => ({ value: path, label: pick(title), group: say(`pp.fieldOf.${holds}`) }))}
        onChange={path => {
          const holdsUnits = fields.find(one => one.path === path)?.holds === 'units';
          set({ field: path, role: holdsUnits ? (view.role ?? firstRole) : undefined });
        }}
      />
      {(chosen?.holds === 'units' || (!chosen && view.role !== undefined)) && (
        <RoleField panel={panel} label={say('pp.unitRole')} value={view.role} onChange={role => set({ role })} />
      )}
    </>
  );
}
