export { demoAccounts, type DemoAccount, demoPassword } from './accounts.ts';
export { type DemoCentre, demoCentre, demoCentres } from './centres.ts';
export { openReady, type Opening } from './open.ts';
export { type Seeded, seedDemo, seedEmpty } from './seed.ts';
