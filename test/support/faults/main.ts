import { shippedPacks } from '#processes/disk.ts';
import { officialCalendar } from '#server/calendars/official.ts';
import { findFault, problemsOf, type Seeded, seedFaults, tableOf } from './run.ts';

/** Makes seeded faults in the shipped packs and tells which are found: `npm run faults -- --seed 7 --count 200` (种错检验). */
const argument = (name: string, usual: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? usual : Number(process.argv[at + 1]);
};
const [seed, count] = [argument('seed', 7), argument('count', 200)];
const { packs } = shippedPacks();
const before = await problemsOf(packs);
const known = new Set(before.map(({ code, element, pointer, file }) => [code, element, pointer, file].join(' ')));
const faults: Seeded[] = [];
for (const one of seedFaults(packs, { seed, count })) faults.push(await findFault(one, { packs, known, calendar: officialCalendar() }));
process.stdout.write(`${tableOf(faults)}\nproblems of the packs as they are: ${before.length}\n`);
for (const { operator, pack, at } of faults.filter(({ by }) => by.length === 0))
  process.stdout.write(`not found: ${operator} ${pack} ${at}\n`);
