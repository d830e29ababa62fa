// npm run test:long: the bounded long checks (100 kills on SQLite, 50 on PostgreSQL, 10,000 random engine runs).
import { join } from 'node:path';
import { checkNode, installPackages, productEnvironment, productNode, root, run } from './support.mjs';
import { installSystemParts } from './system.mjs';

checkNode();
installPackages();
if (installSystemParts().some(part => part.package === 'postgresql')) process.exit(1);
const env = productEnvironment({
  KILLS: process.env.KILLS ?? '100',
  KILLS_PG: process.env.KILLS_PG ?? '50',
  RUNS: process.env.RUNS ?? '10000',
  TZ: 'UTC',
});
process.exit(
  run(
    productNode(),
    [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', 'test/faults', 'test/engine/cases', '--testTimeout=1800000'],
    { env, shell: false },
  ),
);
