export { createApp } from '../app.ts';
export { demoAccounts, demoCentres, openReady } from '../demo/index.ts';
