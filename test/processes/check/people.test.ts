import { describe, expect, it } from 'vitest';
import { checkPeople, type OrganisationFacts } from '#processes/check/people.ts';
import type { PackFiles } from '#processes/types.ts';
import { filesOf, shipped, withBpmn } from '../shipped.ts';
import { codesIn } from './changed.ts';

const promised = filesOf('promised');
/** The promised pack with another assignment of a step. */
const assigned = (step: string, assignment: string): PackFiles =>
  withBpmn(
    promised,
    new RegExp(`(<bpmn:userTask id="${step}"[^>]*>\\s*<bpmn:extensionElements>\\s*)<bj:assignment[^>]*/>`),
    `$1<bj:assignment ${assignment} />`,
  );
describe('checkPeople', () => {
  it.each<[string, PackFiles, string]>([
    [
      'an approval for whoever opened the case',
      assigned('approve', 'rule="person" people="= case.openedBy"'),
      'error approver-is-applicant approve',
    ],
    [
      'an approver the starter may choose freely',
      assigned('approve', 'rule="choice" of="starter"'),
      'warning approver-is-applicant approve',
    ],
    ['an approval by who prepared it', assigned('approve', 'rule="previous" step="handle"'), 'error approver-is-handler approve'],
    ['an approval by the posts that prepare', assigned('approve', 'rule="role" role="handler"'), 'error approver-is-handler approve'],
    ['a review by the posts that prepare', assigned('review', 'rule="role" role="handler"'), 'warning approver-is-handler review'],
    ['a step that comes later', assigned('check', 'rule="previous" step="deliver"'), 'error assignment-step-later check'],
    ['a field the form lacks', assigned('review', 'rule="field" field="handle.nobody"'), 'error assignment-field review'],
    [
      'a step to be excluded that is not there',
      assigned('approve', 'rule="role" role="approver" notBy="gone"'),
      'error unknown-element approve',
    ],
    [
      'another role for nobody, not named',
      assigned('approve', 'rule="role" role="approver" whenEmpty="role" whenEmptyRole="gone"'),
      'error when-empty-role approve',
    ],
  ])('should find %s', async (_name, files, expected) => {
    expect(await codesIn(files)).toContain(expected);
  });

  it('should find a role without posts', () => {
    const [first, ...more] = shipped.promised!.roles.roles;
    const pack = { ...shipped.promised!, roles: { roles: [{ ...first!, posts: [] }, ...more] } };
    expect(checkPeople(pack, null)).toMatchObject([{ code: 'role-empty', severity: 'error', pointer: '/roles/0/posts' }]);
  });

  it.each([
    ['the posts that prepare, when who prepared is excluded', assigned('approve', 'rule="role" role="handler" notBy="check handle"')],
    ['a choice whose chooser is excluded', assigned('approve', 'rule="choice" of="starter" notBy="handle"')],
    ['the leader of the handler', assigned('approve', 'rule="leader" of="previous" step="handle" levels="1"')],
  ])('should let %s approve', async (_name, files) => {
    expect((await codesIn(files)).filter(code => code.includes('approver-'))).toEqual([]);
  });

  describe('with the people of a centre', () => {
    const post = (name: string, account: string, unit: string | null = null) => ({ post: name, unit, account, name: account });
    const all: OrganisationFacts = {
      units: [{ id: 'health', title: { zh: '卫健局', en: 'Health' } }],
      posts: [
        post('window-staff', 'wang'),
        post('handler', 'li', 'health'),
        post('window-supervisor', 'zhao'),
        post('unit-leader', 'chen', 'health'),
      ],
    };

    it('should find nothing wrong where every role has somebody', async () => {
      expect(await codesIn(promised, all)).toEqual([]);
    });

    it('should find a role nobody has', async () => {
      const few = { ...all, posts: all.posts.filter(({ account }) => account !== 'chen') };
      expect(await codesIn(promised, few)).toEqual(['warning role-vacant /roles/3/posts']);
    });

    it('should find people and units the centre does not have', async () => {
      expect(await codesIn(assigned('handle', 'rule="person" people="li gone"'), all)).toContain('error unknown-person handle');
      expect(await codesIn(assigned('handle', 'rule="role" role="handler" unit="moon"'), all)).toContain('error unknown-unit handle');
    });
  });
});
