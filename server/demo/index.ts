export { demoAccounts, type DemoAccount, demoCentre, demoPassword } from './accounts.ts';
export { type Seeded, seedDemo, seedEmpty } from './seed.ts';
