import {
  assignmentRules,
  choosers,
  defaultPolicies,
  distributions,
  leadersOf,
  mostLevels,
  reaches,
  whenApplicantPolicies,
  whenEmptyPolicies,
  whenRepeatedPolicies,
} from '#engine/bpmn/definition.ts';
import { childOf, type Editable, type Factory, type Patch, text, withChild } from '../../properties.ts';

/** Ways to find the people of a step (办理人规则). */
export type Rule = (typeof assignmentRules)[number];
/** Whose people of a role (范围): those of the rule, a unit that is named, or one an expression gives. */
export type Reach = (typeof reaches)[number] | 'named' | 'feel';
/** Somebody a rule goes out from: who opens the case, who did a step, the unit of the service item. */
export type Origin = (typeof leadersOf)[number];

/** Who does a step (办理人) as the panel edits it; every setting stands, whatever the rule, so that nothing is lost while rules are tried. */
export interface AssignmentView {
  /** false: nothing is drawn, the role of the lane holds. */
  readonly isDrawn: boolean;
  readonly rule: Rule;
  /** Role of the pack; FEEL when it begins with `=`. */
  readonly role: string | undefined;
  readonly reach: Reach;
  /** reach named: id of a unit; feel: FEEL with its `=`. */
  readonly unit: string | undefined;
  /** Account ids; FEEL as it is written, with its `=`. */
  readonly people: readonly string[] | string;
  readonly of: Origin;
  readonly step: string | undefined;
  /** Levels of leaders, 1 to 5. */
  readonly levels: number;
  readonly field: string | undefined;
  readonly distribute: (typeof distributions)[number];
  readonly whenEmpty: (typeof whenEmptyPolicies)[number];
  readonly whenEmptyRole: string | undefined;
  readonly whenApplicant: (typeof whenApplicantPolicies)[number];
  readonly whenRepeated: (typeof whenRepeatedPolicies)[number];
  /** Steps whose people may not do this one. */
  readonly notBy: readonly string[];
}

const oneOf = <Value extends string>(values: readonly Value[], found: string | undefined, otherwise: Value): Value =>
  values.find(value => value === found) ?? otherwise;

/** Words of an attribute that lists ids apart by blanks. */
export const wordsIn = (said: string | undefined): readonly string[] => (said ?? '').split(/\s+/).filter(word => word !== '');

/** FEEL for the unit of the service item, as older models write it. */
const ofService = /^=\s*service\.unit$/;

function reachOf(reach: string | undefined, unit: string | undefined): Reach {
  if (unit === undefined) return oneOf(reaches, reach, 'centre');
  if (ofService.test(unit)) return 'unit';
  return unit.startsWith('=') ? 'feel' : 'named';
}

type Said = (name: string) => string | undefined;

/** Older models write the step and the people in `role`. */
function targetsOf(said: Said, rule: Rule): Pick<AssignmentView, 'role' | 'people' | 'step'> {
  const role = said('role');
  const step = said('step') ?? (rule === 'previous' ? role : undefined);
  const people = said('people') ?? (rule === 'person' ? role : undefined);
  return {
    role: rule === 'previous' || rule === 'person' ? undefined : role,
    step,
    people: people?.startsWith('=') ? people : wordsIn(people),
  };
}

function policiesOf(
  said: Said,
): Pick<AssignmentView, 'distribute' | 'whenEmpty' | 'whenEmptyRole' | 'whenApplicant' | 'whenRepeated' | 'notBy'> {
  return {
    distribute: oneOf(distributions, said('distribute'), defaultPolicies.distribute),
    whenEmpty: oneOf(whenEmptyPolicies, said('whenEmpty'), defaultPolicies.whenEmpty),
    whenEmptyRole: said('whenEmptyRole'),
    whenApplicant: oneOf(whenApplicantPolicies, said('whenApplicant'), defaultPolicies.whenApplicant),
    whenRepeated: oneOf(whenRepeatedPolicies, said('whenRepeated'), defaultPolicies.whenRepeated),
    notBy: wordsIn(said('notBy')),
  };
}

function levelsOf(said: string | undefined): number {
  const levels = Number(said ?? 1);
  return Number.isInteger(levels) && levels >= 1 ? Math.min(levels, mostLevels) : 1;
}

/** Reads bj:assignment (读办理人设置); what is not said is as the engine takes it. */
export function readAssignment(step: Editable): AssignmentView {
  const child = childOf(step, 'bj:Assignment');
  const said: Said = name => text(child?.get(name));
  const rule = oneOf(assignmentRules, said('rule'), 'role');
  const [reach, unit] = [said('reach'), said('unit')];
  return {
    isDrawn: child !== undefined,
    rule,
    ...targetsOf(said, rule),
    reach: reachOf(reach, unit),
    unit,
    of: oneOf(leadersOf, said('of'), 'starter'),
    levels: levelsOf(said('levels')),
    field: said('field'),
    ...policiesOf(said),
  };
}

type Attributes = Readonly<Record<string, string | undefined>>;

const unlessUsual = <Value extends string>(value: Value, usual: Value): Value | undefined => (value === usual ? undefined : value);
const peopleText = ({ people }: AssignmentView): string | undefined => text(typeof people === 'string' ? people : people.join(' '));

/** What each rule needs, in the attributes of its own. */
const attributesOf: Readonly<Record<Rule, (view: AssignmentView) => Attributes>> = {
  role: ({ role, reach, unit }) => ({
    role,
    ...(reach === 'named' || reach === 'feel' ? { unit } : { reach: unlessUsual(reach, 'centre') }),
  }),
  previous: ({ step }) => ({ step }),
  person: view => ({ people: peopleText(view) }),
  leader: ({ of, step, levels }) => ({ of, levels: String(levels), ...(of === 'previous' ? { step } : {}) }),
  choice: ({ of, step, role }) => ({ of: chooserOf(of), role, ...(of === 'previous' ? { step } : {}) }),
  field: ({ field, role }) => ({ field, role }),
};

/** Who may choose: the unit of the item is nobody. */
export const chooserOf = (of: Origin): (typeof choosers)[number] => oneOf(choosers, of, 'starter');

const ofRules = ['role', 'reach', 'unit', 'people', 'step', 'levels', 'of', 'field'] as const;

/** Writes bj:assignment (写办理人设置) as one step of undo: attributes of other rules and usual values are taken away. */
export function withAssignment(step: Editable, change: Partial<AssignmentView>, factory: Factory): Patch {
  const view: AssignmentView = { ...readAssignment(step), ...change };
  const nothing = Object.fromEntries(ofRules.map(name => [name, undefined]));
  return withChild(
    step,
    'bj:Assignment',
    {
      rule: view.rule,
      ...nothing,
      ...attributesOf[view.rule](view),
      distribute: unlessUsual(view.distribute, defaultPolicies.distribute),
      whenEmpty: view.whenEmpty,
      whenEmptyRole: view.whenEmpty === 'role' ? view.whenEmptyRole : undefined,
      whenApplicant: unlessUsual(view.whenApplicant, defaultPolicies.whenApplicant),
      whenRepeated: unlessUsual(view.whenRepeated, defaultPolicies.whenRepeated),
      notBy: text(view.notBy.join(' ')),
    },
    factory,
  );
}
