import type { Organisation } from '#engine/cases/context.ts';
import { demoAccounts, demoCentre } from '#server/demo/accounts.ts';

const { units, ...centre } = demoCentre;

/** 赫山区政务服务中心 as the golden cases need it. */
export const heshan: Organisation = {
  version: 1,
  centre,
  units,
  posts: demoAccounts.flatMap(({ login, name, grants }) => grants.map(({ post, unit }) => ({ account: login, name, post, unit }))),
};
