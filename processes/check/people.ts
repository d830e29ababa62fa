import type { Assignment, Definition, FlowElement } from '#engine/bpmn/definition.ts';
import { pathsOf } from '#engine/expressions/index.ts';
import { reach, toGraph } from '#engine/lint/graph.ts';
import { type Problem, problem, type Text } from '#engine/problem.ts';
import type { Pack } from '../types.ts';
import { fieldOf } from './choices/domains.ts';
import { told } from './choices/sentences.ts';
import { callable } from './paths.ts';
import { beginningsOf, reachAvoiding, waysOf } from './ways.ts';

/** Who holds which post in a centre (岗位人员), as far as checking a pack needs it. `unit` null: in the whole centre. */
export interface OrganisationFacts {
  readonly units: readonly { readonly id: string; readonly title: Text }[];
  readonly posts: readonly { readonly post: string; readonly unit: string | null; readonly account: string; readonly name: string }[];
}

/**
 * Check who is to do the steps of a pack (办理人检查): rules are complete, nobody decides on their own work, and with `facts` that the centre has
 * people for every role and account that is named.
 */
export function checkPeople(pack: Pack, definition: Definition | null, facts?: OrganisationFacts): Problem[] {
  const tasks = Object.values(definition?.elements ?? {}).filter(({ kind }) => kind === 'userTask');
  const isFolded = tasks.flatMap(task => (definition ? findOwnWork(task, pack, definition) : []));
  return [
    ...findEmptyRoles(pack),
    ...isFolded,
    ...tasks.flatMap(task => findIncomplete(task, pack, definition!)),
    ...(facts && definition
      ? [...findVacant(pack, tasksToJudge(pack, tasks, definition), facts), ...tasks.flatMap(task => findStrangers(task, facts))]
      : []),
  ];
}

/** A role without posts has no people, in any centre. */
function findEmptyRoles({ roles }: Pack): Problem[] {
  return roles.roles.flatMap(({ title, id, posts }, index) => {
    if (posts.length > 0) return [];
    const text: Text = {
      zh: `角色「${title.zh || id}」没有任何岗位，分给它的任务无人可办，请选择岗位。`,
      en: `The role "${title.en || id}" has no posts, so nobody can do its tasks; choose some.`,
    };
    return [problem('role-empty', text, { file: 'roles.json', pointer: `/roles/${index}/posts` })];
  });
}

const deciding = new Set<FlowElement['stage']>(['review', 'approve']);
const preparing = new Set<FlowElement['stage']>(['accept', 'handle']);

/** 审核、批准与承办分离: whoever applies or prepares does not decide. */
function findOwnWork(task: FlowElement, pack: Pack, definition: Definition): Problem[] {
  const { assignment, stage } = task;
  if (!assignment || !deciding.has(stage)) return [];
  if (readsStarter(assignment)) return [told(task, 'approver-is-applicant', ofStarter)];
  if (assignment.rule === 'choice' && assignment.of === 'starter' && assignment.whenApplicant === 'self' && assignment.notBy.length === 0)
    return [told(task, 'approver-is-applicant', chosenByStarter, { severity: 'warning' })];
  return findSameHands(task, assignment, { pack, definition });
}

/** FEEL that gives whoever opened the case, or the applicant. */
function readsStarter(assignment: Assignment): boolean {
  const texts = [
    ...(assignment.rule === 'person' && assignment.people.feel ? [assignment.people.text] : []),
    ...('role' in assignment && assignment.role?.startsWith('=') ? [assignment.role.slice(1)] : []),
  ];
  return texts.some(text => {
    try {
      return pathsOf(text).some(
        ([root, name]) => root === 'applicant' || (root === 'case' && (name === 'openedBy' || name === 'openedByName')),
      );
    } catch {
      return false;
    }
  });
}

function findSameHands(task: FlowElement, assignment: Assignment, { pack, definition }: { pack: Pack; definition: Definition }): Problem[] {
  const before = workBefore(task, definition);
  const open = before.filter(({ id }) => !assignment.notBy.includes(id));
  if (assignment.rule === 'previous') {
    const own = definition.elements[assignment.step];
    return own && preparing.has(own.stage)
      ? [told(task, 'approver-is-handler', byPrevious(own.name ?? own.id), { related: [own.id] })]
      : [];
  }
  if (assignment.rule !== 'role') return [];
  const posts = postsOf(assignment.role, pack);
  const same = open.find(({ assignment: other }) => {
    if (other?.rule !== 'role') return false;
    const theirs = postsOf(other.role, pack);
    return posts.length > 0 && theirs.length > 0 && posts.every(post => theirs.includes(post));
  });
  if (!same) return [];
  const related = [same.id];
  return [
    told(task, 'approver-is-handler', byRole(same.name ?? same.id), { related, severity: task.stage === 'approve' ? 'error' : 'warning' }),
  ];
}

/** Steps of preparing after which this one comes. */
function workBefore(task: FlowElement, definition: Definition): FlowElement[] {
  const { before } = toGraph(definition);
  return [...reach([task.id], before)]
    .flatMap(id => definition.elements[id] ?? [])
    .filter(({ id, kind, stage }) => id !== task.id && kind === 'userTask' && preparing.has(stage));
}

function postsOf(role: string, { roles }: Pack): readonly string[] {
  return roles.roles.find(({ id }) => id === role)?.posts ?? [];
}

const ofStarter: Text = {
  zh: '{} 分给了登记或提出申请的人自己，申请人不能审批自己的申请，请换成岗位或领导。',
  en: '{} goes to whoever opened the case or applied; nobody decides on their own application, choose a role or a leader.',
};
const chosenByStarter: Text = {
  zh: '{} 的办理人由发起人指定，发起人可能指定自己，请设置「申请人即办理人」的处理方式，或不得由哪些环节的人办理。',
  en: '{} is done by whom the starter chooses, possibly themself; say what happens then, or which steps exclude somebody.',
};
const byPrevious = (step: string): Text => ({
  zh: `{} 分给了办理“${step}”的同一个人，审核、批准与承办应当分离，请换成其他办理人。`,
  en: `{} goes to the same person who did "${step}"; review and approval are kept apart from preparing, choose somebody else.`,
});
const byRole = (step: string): Text => ({
  zh: `{} 与“${step}”由相同岗位办理，同一个人可能审批自己办的件，请换成其他角色，或在回避里排除“${step}”的办理人。`,
  en: `{} and "${step}" are for the same posts, so one person may approve their own work; choose another role or exclude who did "${step}".`,
});

/** What a rule needs and refers to. */
function findIncomplete(task: FlowElement, pack: Pack, definition: Definition): Problem[] {
  const { assignment } = task;
  if (!assignment) return [];
  const steps = 'step' in assignment && assignment.step !== undefined ? [assignment.step] : [];
  const unknown = [...steps, ...assignment.notBy].filter(id => !definition.elements[id]);
  const later = steps.filter(id => definition.elements[id] && !comesBefore(id, task, definition));
  return [
    ...unknown.filter(id => assignment.rule !== 'previous' || id !== assignment.step).map(id => told(task, 'unknown-element', noStep(id))),
    ...later.map(id => told(task, 'assignment-step-later', stepLater(definition.elements[id]!.name ?? id), { related: [id] })),
    ...(assignment.rule === 'field' ? findField(task, assignment.field, pack) : []),
    ...(assignment.whenEmpty === 'role' && !isKnownRole(assignment.whenEmptyRole, pack)
      ? [told(task, 'when-empty-role', noEmptyRole)]
      : []),
  ];
}

function comesBefore(id: string, task: FlowElement, definition: Definition): boolean {
  const { before } = toGraph(definition);
  const other = definition.elements[id]!;
  // steps of different levels: what runs around or beside is not compared
  return other.container !== task.container || (id !== task.id && reach([task.id], before).has(id)) || isInLoop(task, before);
}

function isInLoop({ id }: FlowElement, before: ReadonlyMap<string, readonly string[]>): boolean {
  return reach(before.get(id) ?? [], before).has(id);
}

function findField(task: FlowElement, field: string, pack: Pack): Problem[] {
  const [form = '', name = ''] = field.split('.');
  if (form === 'application' || !Object.hasOwn(pack.forms, form)) return [];
  return fieldOf(form, name, { pack, called: {} }) ? [] : [told(task, 'assignment-field', noField(field))];
}

const isKnownRole = (role: string | undefined, { roles }: Pack): boolean =>
  role !== undefined && (role.startsWith('=') || roles.roles.some(({ id }) => id === role));

const noStep = (id: string): Text => ({
  zh: `{} 的办理人规则提到环节「${id}」，流程里没有它，请改正。`,
  en: `{} names the step "${id}", which the process does not have; correct it.`,
});
const stepLater = (step: string): Text => ({
  zh: `{} 的办理人取自“${step}”，但走到这里之前不会办理它，将无人可办，请换一个在前的环节。`,
  en: `{} is for whoever did "${step}", which does not come before it; choose an earlier step.`,
});
const noField = (field: string): Text => ({
  zh: `{} 的办理人取自表单字段「${field}」，表单里没有它，请改正。`,
  en: `{} takes its people from the field "${field}", which the form does not have; correct it.`,
});
const noEmptyRole: Text = {
  zh: '{} 设置了无人可办时改由另一角色办理，但没有选择角色，请选择。',
  en: '{} goes to another role when nobody is found, but names none; choose one.',
};

/** In a pack that others call it depends on the caller which ways are taken: only the steps every case must pass are judged there. */
function tasksToJudge({ head: { kind } }: Pack, tasks: readonly FlowElement[], definition: Definition): readonly FlowElement[] {
  if (!callable.has(kind)) return tasks;
  const ways = waysOf(definition);
  const ends = Object.values(definition.elements).filter(element => element.kind === 'endEvent' && element.container === definition.id);
  const isPassed = ({ id }: FlowElement): boolean => {
    const others = reachAvoiding(beginningsOf(definition), ways, new Set([id]));
    return !ends.some(end => others.has(end.id));
  };
  return tasks.filter(isPassed);
}

/** Roles that steps use and nobody of this centre has (本中心无人任职); of the unit of each item where only its people are meant. */
function findVacant(pack: Pack, tasks: readonly FlowElement[], { posts }: OrganisationFacts): Problem[] {
  const used = new Set(tasks.flatMap(({ assignment }) => (assignment?.rule === 'role' ? [assignment.role] : [])));
  return pack.roles.roles.flatMap((role, index) => {
    if (role.posts.length === 0 || !used.has(role.id)) return [];
    const holders = posts.filter(({ post }) => role.posts.includes(post));
    const at = { file: 'roles.json', pointer: `/roles/${index}/posts`, severity: 'warning' as const };
    return holders.length > 0 ? [] : [problem('role-vacant', vacant(role.title), at)];
  });
}

const vacant = ({ zh, en }: Text): Text => ({
  zh: `角色「${zh}」在本中心无人任职，分给它的任务会转给管理员，请先安排人员或换岗位。`,
  en: `Nobody in this centre holds a post of the role "${en}", so its tasks go to the administrators; appoint somebody or choose other posts.`,
});

/** Accounts and units named in a rule that the centre does not have. */
function findStrangers(task: FlowElement, { posts, units }: OrganisationFacts): Problem[] {
  const { assignment } = task;
  if (!assignment) return [];
  const known = new Set(posts.map(({ account }) => account));
  const named =
    assignment.rule === 'person' && !assignment.people.feel ? assignment.people.text.split(/\s+/).filter(one => one !== '') : [];
  const strangers = named.filter(one => !one.includes('@') && !known.has(one));
  const unit = assignment.rule === 'role' && assignment.unit && !assignment.unit.feel ? assignment.unit.text : undefined;
  return [
    ...(strangers.length > 0 ? [told(task, 'unknown-person', noPerson(strangers))] : []),
    ...(unit !== undefined && !units.some(({ id }) => id === unit) ? [told(task, 'unknown-unit', noUnit(unit))] : []),
  ];
}

const noPerson = (accounts: readonly string[]): Text => ({
  zh: `{} 指定的人员「${accounts.join('、')}」在本中心没有任职，请重新选择。`,
  en: `{} names ${accounts.join(', ')}, who hold no post in this centre; choose again.`,
});
const noUnit = (unit: string): Text => ({
  zh: `{} 指定的部门「${unit}」不是本中心的部门，请重新选择。`,
  en: `{} names the unit "${unit}", which this centre does not have; choose again.`,
});
