export { createApp } from '../app.ts';
export { demoAccounts, seedDemo, seedEmpty } from '../demo/index.ts';
export { openStore } from '../store/index.ts';
