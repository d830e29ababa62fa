import type { Organisation } from '#engine/cases/context.ts';
import { away, centreOf, everybody, staffWithout } from './centre.ts';
import { playSteps, step } from './played.ts';

/** Rules, as they are drawn. */
export const rules = {
  'role in the centre': 'rule="role" role="clerk"',
  'role in the unit': 'rule="role" role="clerk" reach="unit"',
  'role at the window': 'rule="role" role="clerk" reach="window"',
  'role in a named unit': 'rule="role" role="clerk" unit="health"',
  previous: 'rule="previous" step="before"',
  person: 'rule="person" people="zhang li"',
  'leader of the unit': 'rule="leader" of="unit" levels="1"',
  'second leader of who opened': 'rule="leader" of="starter" levels="2"',
  choice: 'rule="choice" of="starter" role="clerk"',
  'people of a field': 'rule="field" field="before.handler"',
  'units of a field': 'rule="field" field="before.units" role="clerk"',
} as const;

/** Who is there when the step is reached. `zhang` has agreed to the first step. */
export const organisations = {
  everybody: centreOf(everybody),
  'no other clerk': centreOf(staffWithout('li', 'wu', 'feng')),
  nobody: centreOf(staffWithout('zhang', 'li', 'wu', 'feng', 'chen', 'qian', 'zheng')),
  'zhang away': centreOf(everybody, { absences: [away('zhang', 'tang')] }),
  'zhang recused': centreOf(everybody),
  'only the applicant': centreOf({
    ...staffWithout('zhang', 'li', 'wu', 'feng', 'chen', 'qian', 'zheng'),
    wang: ['window-staff@hall', 'clerk@hall', 'clerk@market', 'clerk@health', 'unit-leader@market'],
  }),
} as const satisfies Readonly<Record<string, Organisation>>;

/** Policies, each alone, as it is drawn beside the rule. */
export const policies = {
  'as it is': '',
  'in turn': 'distribute="rotation"',
  'fewest tasks': 'distribute="least-loaded"',
  'empty: incident': 'whenEmpty="incident"',
  'empty: leader': 'whenEmpty="leader"',
  'empty: role': 'whenEmpty="role" whenEmptyRole="approver"',
  'empty: pass': 'whenEmpty="pass"',
  'empty: refuse': 'whenEmpty="refuse"',
  'applicant: skip': 'whenApplicant="skip"',
  'applicant: leader': 'whenApplicant="leader"',
  'applicant: administrator': 'whenApplicant="administrator"',
  'repeated: pass': 'whenRepeated="pass"',
  'not by who agreed': 'notBy="first"',
} as const;

export interface Row {
  readonly rule: keyof typeof rules;
  readonly organisation: keyof typeof organisations;
  /** Principals of the step, or what happens instead. */
  readonly answer: string;
  /** What other policies make of it. */
  readonly except?: Partial<Record<keyof typeof policies, string>>;
}

/** Play a case up to the step and tell who is asked: `first` is done by zhang, who agrees, `before` by chen. */
export async function settle(rule: string, organisation: string, policy: keyof typeof policies): Promise<string> {
  const drawn = `${rules[rule as keyof typeof rules]} ${policies[policy]}`;
  const one = await playSteps(
    [
      step('first', 'rule="person" people="zhang"', 'bj:form="first"'),
      step('before', 'rule="person" people="chen"', 'bj:form="before"'),
      step('a', drawn, 'bj:form="a"'),
    ],
    {
      ...(rule === 'choice' ? { choices: { a: ['zhang'] } } : {}),
      load: { zhang: 3, li: 1, wu: 2, feng: 1 },
      turns: { 'test/a': 'li', 'test/a@market': 'li' },
    },
  );
  one.complete('first', 'zhang', { result: 'agree' });
  if (organisation === 'zhang recused') one.give('huang', { type: 'recuse-handler', account: 'zhang', reason: '近亲属' });
  one.staff(organisations[organisation as keyof typeof organisations]);
  one.complete('before', 'chen', { handler: 'zhang', units: ['market', 'nowhere'] });
  return one.asked('a');
}

type Except = NonNullable<Row['except']>;

/** Nobody is left: who steps in, and what happens by itself. */
const nobody = (leader: string, role: string): Except => ({
  'empty: incident': 'incident no-candidate',
  'empty: leader': leader,
  'empty: role': role,
  'empty: pass': 'passed',
  'empty: refuse': 'refused',
});

/** One person gets it: in turn after li, or with the fewest tasks. */
const given = (inTurn: string, fewest = inTurn): Except => ({ 'in turn': inTurn, 'fewest tasks': fewest });

/** The only one is the applicant, who leads the unit market. */
const onlyApplicant: Except = {
  'applicant: skip': 'passed',
  'applicant: leader': 'unit-leader@town',
  'applicant: administrator': 'administrator',
};

// biome-ignore format: one line a row
export const rows: readonly Row[] = [
  { rule: 'role in the centre', organisation: 'everybody', answer: 'clerk', except: { ...given('person:wu', 'person:feng'), 'not by who agreed': 'person:li person:wu person:feng' } },
  { rule: 'role in the centre', organisation: 'no other clerk', answer: 'clerk', except: { ...given('person:zhang'), 'repeated: pass': 'passed', 'not by who agreed': 'administrator' } },
  { rule: 'role in the centre', organisation: 'nobody', answer: 'administrator', except: { ...nobody('unit-leader@town', 'inspector') } },
  { rule: 'role in the centre', organisation: 'zhang away', answer: 'clerk person:tang', except: { ...given('person:wu', 'person:feng'), 'not by who agreed': 'person:li person:wu person:feng' } },
  { rule: 'role in the centre', organisation: 'zhang recused', answer: 'person:li person:wu person:feng', except: { ...given('person:wu', 'person:feng') } },
  { rule: 'role in the centre', organisation: 'only the applicant', answer: 'clerk', except: { ...given('person:wang'), ...onlyApplicant } },
  { rule: 'role in the unit', organisation: 'everybody', answer: 'clerk@market', except: { ...given('person:zhang', 'person:li'), 'not by who agreed': 'person:li' } },
  { rule: 'role in the unit', organisation: 'no other clerk', answer: 'clerk@market', except: { ...given('person:zhang'), 'repeated: pass': 'passed', 'not by who agreed': 'administrator' } },
  { rule: 'role in the unit', organisation: 'nobody', answer: 'administrator', except: { ...nobody('unit-leader@town', 'inspector') } },
  { rule: 'role in the unit', organisation: 'zhang away', answer: 'clerk@market person:tang', except: { ...given('person:li'), 'not by who agreed': 'person:li' } },
  { rule: 'role in the unit', organisation: 'zhang recused', answer: 'person:li' },
  { rule: 'role in the unit', organisation: 'only the applicant', answer: 'clerk@market', except: { ...given('person:wang'), ...onlyApplicant } },
  { rule: 'role at the window', organisation: 'everybody', answer: 'clerk@hall', except: { ...given('person:feng') } },
  { rule: 'role at the window', organisation: 'no other clerk', answer: 'administrator', except: { ...nobody('unit-leader@town', 'inspector') } },
  { rule: 'role at the window', organisation: 'nobody', answer: 'administrator', except: { ...nobody('unit-leader@town', 'inspector') } },
  { rule: 'role at the window', organisation: 'zhang away', answer: 'clerk@hall', except: { ...given('person:feng') } },
  { rule: 'role at the window', organisation: 'zhang recused', answer: 'clerk@hall', except: { ...given('person:feng') } },
  { rule: 'role at the window', organisation: 'only the applicant', answer: 'clerk@hall', except: { ...given('person:wang'), ...onlyApplicant } },
  { rule: 'role in a named unit', organisation: 'everybody', answer: 'clerk@health', except: { ...given('person:wu') } },
  { rule: 'role in a named unit', organisation: 'no other clerk', answer: 'administrator', except: { ...nobody('unit-leader@health', 'inspector@health') } },
  { rule: 'role in a named unit', organisation: 'nobody', answer: 'administrator', except: { ...nobody('unit-leader@health', 'inspector@health') } },
  { rule: 'role in a named unit', organisation: 'zhang away', answer: 'clerk@health', except: { ...given('person:wu') } },
  { rule: 'role in a named unit', organisation: 'zhang recused', answer: 'clerk@health', except: { ...given('person:wu') } },
  { rule: 'role in a named unit', organisation: 'only the applicant', answer: 'clerk@health', except: { ...given('person:wang'), ...onlyApplicant } },
  { rule: 'previous', organisation: 'everybody', answer: 'person:chen' },
  { rule: 'previous', organisation: 'no other clerk', answer: 'person:chen' },
  { rule: 'previous', organisation: 'nobody', answer: 'administrator', except: { ...nobody('unit-leader@town', 'inspector') } },
  { rule: 'previous', organisation: 'zhang away', answer: 'person:chen' },
  { rule: 'previous', organisation: 'zhang recused', answer: 'person:chen' },
  { rule: 'previous', organisation: 'only the applicant', answer: 'administrator', except: { ...nobody('unit-leader@market', 'inspector') } },
  { rule: 'person', organisation: 'everybody', answer: 'person:zhang person:li', except: { ...given('person:zhang', 'person:li'), 'not by who agreed': 'person:li' } },
  { rule: 'person', organisation: 'no other clerk', answer: 'person:zhang', except: { 'repeated: pass': 'passed', 'not by who agreed': 'administrator' } },
  { rule: 'person', organisation: 'nobody', answer: 'administrator', except: { ...nobody('unit-leader@town', 'inspector') } },
  { rule: 'person', organisation: 'zhang away', answer: 'person:zhang person:li person:tang', except: { ...given('person:li'), 'not by who agreed': 'person:li' } },
  { rule: 'person', organisation: 'zhang recused', answer: 'person:li' },
  { rule: 'person', organisation: 'only the applicant', answer: 'administrator', except: { ...nobody('unit-leader@market', 'inspector') } },
  { rule: 'leader of the unit', organisation: 'everybody', answer: 'unit-leader@market', except: { ...given('person:qian') } },
  { rule: 'leader of the unit', organisation: 'no other clerk', answer: 'unit-leader@market', except: { ...given('person:qian') } },
  { rule: 'leader of the unit', organisation: 'nobody', answer: 'unit-leader@town', except: { ...given('person:zhou') } },
  { rule: 'leader of the unit', organisation: 'zhang away', answer: 'unit-leader@market', except: { ...given('person:qian') } },
  { rule: 'leader of the unit', organisation: 'zhang recused', answer: 'unit-leader@market', except: { ...given('person:qian') } },
  { rule: 'leader of the unit', organisation: 'only the applicant', answer: 'unit-leader@market', except: { ...given('person:wang'), ...onlyApplicant } },
  { rule: 'second leader of who opened', organisation: 'everybody', answer: 'government-head@*', except: { ...given('person:zheng') } },
  { rule: 'second leader of who opened', organisation: 'no other clerk', answer: 'government-head@*', except: { ...given('person:zheng') } },
  { rule: 'second leader of who opened', organisation: 'nobody', answer: 'administrator', except: { ...nobody('unit-leader@town', 'inspector') } },
  { rule: 'second leader of who opened', organisation: 'zhang away', answer: 'government-head@*', except: { ...given('person:zheng') } },
  { rule: 'second leader of who opened', organisation: 'zhang recused', answer: 'government-head@*', except: { ...given('person:zheng') } },
  { rule: 'second leader of who opened', organisation: 'only the applicant', answer: 'administrator', except: { ...nobody('unit-leader@market', 'inspector') } },
  { rule: 'choice', organisation: 'everybody', answer: 'person:zhang', except: { 'repeated: pass': 'passed', 'not by who agreed': 'administrator' } },
  { rule: 'choice', organisation: 'no other clerk', answer: 'person:zhang', except: { 'repeated: pass': 'passed', 'not by who agreed': 'administrator' } },
  { rule: 'choice', organisation: 'nobody', answer: 'administrator', except: { ...nobody('unit-leader@town', 'inspector') } },
  { rule: 'choice', organisation: 'zhang away', answer: 'person:zhang person:tang', except: { 'repeated: pass': 'passed', 'not by who agreed': 'administrator' } },
  { rule: 'choice', organisation: 'zhang recused', answer: 'administrator', except: { ...nobody('unit-leader@market', 'inspector@market') } },
  { rule: 'choice', organisation: 'only the applicant', answer: 'administrator', except: { ...nobody('unit-leader@market', 'inspector') } },
  { rule: 'people of a field', organisation: 'everybody', answer: 'person:zhang', except: { 'repeated: pass': 'passed', 'not by who agreed': 'administrator' } },
  { rule: 'people of a field', organisation: 'no other clerk', answer: 'person:zhang', except: { 'repeated: pass': 'passed', 'not by who agreed': 'administrator' } },
  { rule: 'people of a field', organisation: 'nobody', answer: 'administrator', except: { ...nobody('unit-leader@town', 'inspector') } },
  { rule: 'people of a field', organisation: 'zhang away', answer: 'person:zhang person:tang', except: { 'repeated: pass': 'passed', 'not by who agreed': 'administrator' } },
  { rule: 'people of a field', organisation: 'zhang recused', answer: 'administrator', except: { ...nobody('unit-leader@market', 'inspector@market') } },
  { rule: 'people of a field', organisation: 'only the applicant', answer: 'administrator', except: { ...nobody('unit-leader@market', 'inspector') } },
  { rule: 'units of a field', organisation: 'everybody', answer: 'clerk@market', except: { ...given('person:zhang', 'person:li'), 'not by who agreed': 'person:li' } },
  { rule: 'units of a field', organisation: 'no other clerk', answer: 'clerk@market', except: { ...given('person:zhang'), 'repeated: pass': 'passed', 'not by who agreed': 'administrator' } },
  { rule: 'units of a field', organisation: 'nobody', answer: 'administrator', except: { ...nobody('unit-leader@town', 'inspector') } },
  { rule: 'units of a field', organisation: 'zhang away', answer: 'clerk@market person:tang', except: { ...given('person:li'), 'not by who agreed': 'person:li' } },
  { rule: 'units of a field', organisation: 'zhang recused', answer: 'person:li' },
  { rule: 'units of a field', organisation: 'only the applicant', answer: 'clerk@market', except: { ...given('person:wang'), ...onlyApplicant } },
];
