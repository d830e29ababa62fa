// npm run bench: measures the figures of docs/benchmarks.md on this machine; `-- --write` writes them there.
import { join } from 'node:path';
import { buildApps, checkNode, installPackages, productEnvironment, productNode, root, run } from './support.mjs';

checkNode();
installPackages();
buildApps();
process.exit(
  run(productNode(), [join(root, 'test', 'bench', 'main.ts'), ...process.argv.slice(2)], { env: productEnvironment(), shell: false }),
);
