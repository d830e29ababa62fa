// Builds the browser apps with Vite and stamps the result with the hash of their sources (argument).
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { appStamp, root } from './support.mjs';

await build({ root, logLevel: 'warn' });
writeFileSync(join(root, 'dist', '.stamp'), process.argv[2] ?? appStamp());
