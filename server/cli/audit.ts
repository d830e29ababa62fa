export { openStore } from '../store/index.ts';
export { rebuild } from '../store/rebuild.ts';
export { verify } from '../store/verify.ts';
