// npm run conformance: runs hand-drawn and generated models through our engine and bpmn-engine; `-- --write` writes docs/conformance.md.
import { join } from 'node:path';
import { checkNode, installPackages, productEnvironment, productNode, root, run } from './support.mjs';

checkNode();
installPackages();
process.exit(
  run(productNode(), [join(root, 'test', 'conformance', 'report.ts'), ...process.argv.slice(2)], {
    env: productEnvironment({ ORACLE: 'live' }),
    shell: false,
  }),
);
