export * from './back-test.ts';
export * from './milestones.ts';
export * from './rules.ts';
