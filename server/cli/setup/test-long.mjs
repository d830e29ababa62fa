// npm run test:long: the bounded long checks (kills, restarts, races, random runs in their full number, bpmn-engine asked about every generated model).
import { join } from 'node:path';
import { checkNode, installPackages, productEnvironment, productNode, root, run } from './support.mjs';
import { installSystemParts } from './system.mjs';

checkNode();
installPackages();
if (installSystemParts().some(part => part.package === 'postgresql')) process.exit(1);
const env = productEnvironment({
  KILLS: process.env.KILLS ?? '200',
  KILLS_PG: process.env.KILLS_PG ?? '100',
  NODE_KILLS: process.env.NODE_KILLS ?? '5',
  RACES: process.env.RACES ?? '200',
  RESTART_CASES: process.env.RESTART_CASES ?? '1000',
  ORACLE: 'live',
  RUNS: process.env.RUNS ?? '100000',
  TZ: 'UTC',
});
/** Tests in these folders, one kind after the other: random runs take both processors. */
const longTests = (...folders) =>
  run(productNode(), [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...folders, '--testTimeout=1800000'], {
    env,
    shell: false,
  });
const codes = [longTests('test/faults'), longTests('test/engine/cases', 'test/engine/properties'), longTests('test/conformance')];
process.exit(codes.every(code => code === 0) ? 0 : 1);
