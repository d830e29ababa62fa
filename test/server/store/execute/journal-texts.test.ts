import { expect, it } from 'vitest';
import type { CaseEvent } from '#engine/cases/events.ts';
import type { ServiceItem } from '#engine/cases/state.ts';
import { databaseOf, machineScope } from '#server/store/database.ts';
import { asJournalRow, journalColumns, readEntry, writeEntry } from '#server/store/execute/entry.ts';
import { KnownTexts, writeTexts } from '#server/store/execute/journal-texts.ts';
import { rebuild } from '#server/store/rebuild.ts';
import type { OpenStore } from '#server/store/types.ts';
import { update } from '#server/store/upsert.ts';
import { verify } from '#server/store/verify.ts';
import { asOwner, complete, onBothDatabases, openCommand, selectAll, stateOf, tamper } from '../../../support/store.ts';

/** The item of the command in a version of its own, which no other test has read. */
async function openItem(store: OpenStore, caseId: string, version: number): Promise<ServiceItem> {
  const command = await openCommand(caseId);
  const service: ServiceItem = { ...(command as unknown as { service: ServiceItem }).service, version };
  expect(await store.execute({ ...command, service } as typeof command)).toMatchObject({ ok: true });
  return service;
}

onBothDatabases('the texts entries share', database => {
  it('should hold the service item of many cases once, and give it back in their journals and states', async () => {
    // given
    const store = await database.openCentre();

    // when
    const service = await openItem(store, 'case-1', 71);
    await openItem(store, 'case-2', 71);
    await openItem(store, 'case-3', 72);

    // then
    expect(await textsBeginning(store, '{')).toHaveLength(2);
    const rows = await selectAll<{ events: string }>(store, `select events from journal where stream = 'case'`);
    expect(rows.filter(({ events }) => events.includes(service.title.zh))).toEqual([]);
    expect((await stateOf(store, 'case-2')).service).toEqual(service);
    const [entry] = await store.withScope({ tenants: ['heshan'], actor: 'clerk' }, reader => reader.journal('case', 'case-2'));
    expect(entry!.events[0]).toMatchObject({ type: 'case-opened', service });
    expect(await rebuild(store)).toMatchObject({ changed: 0 });
  });

  it('should hold the placeholders of a template once, and give documents back with their values', async () => {
    // given
    const store = await database.openCentre();
    for (const id of ['case-1', 'case-2']) {
      await openItem(store, id, 76);

      // when: the notice of acceptance is issued
      await complete(store, id, 'check');
    }

    // then
    expect(await textsBeginning(store, '{')).toHaveLength(1);
    expect(await textsBeginning(store, '["')).toHaveLength(1);
    const rows = await selectAll<{ private: string }>(store, `select private from journal where stream = 'case' and seq = 2`);
    expect(rows.filter(({ private: hidden }) => hidden.includes('applicant.name'))).toEqual([]);
    const entries = await store.withScope({ tenants: ['heshan'], actor: 'clerk' }, reader => reader.journal('case', 'case-2'));
    const issued = entries[1]!.events.find(({ type }) => type === 'document-issued');
    expect(issued).toMatchObject({ private: { values: { 'applicant.name': '吴大伟', 'service.name': '食品经营许可（新办）' } } });
    expect((await stateOf(store, 'case-2')).documents[0]!.values).toEqual((issued as { private: { values: unknown } }).private.values);
    expect(await verify(store)).toMatchObject({ ok: true });
    expect(await rebuild(store)).toMatchObject({ changed: 0 });
  });

  it('should be found out by verify when one was changed or is gone', async () => {
    // given
    const store = await database.openCentre();
    await openItem(store, 'case-1', 73);
    const [text] = await textsBeginning(store, '{');
    const replace = (by: string, what: string) => tamper(store, 'update journal_text set text = ? where text = ?', [by, what]);

    // when, then
    const other = text!.replace('"version":73', '"version":74');
    await replace(other, text!);
    const changed = { ok: false, table: 'journal_text', stream: 'case', streamId: 'case-1', seq: 1 };
    expect(await verify(store)).toMatchObject({ ...changed, what: expect.stringMatching(/differs from its hash/) });
    await expect(rebuild(store)).rejects.toThrow(/case-1.*journal_text #1/);
    await replace(text!, other);
    expect(await verify(store)).toMatchObject({ ok: true });
    await tamper(store, 'delete from journal_text');
    expect(await verify(store)).toMatchObject({ ...changed, what: expect.stringMatching(/is missing/) });
  });

  it('should not be needed by an entry that holds its item whole, as they were written before', async () => {
    // given: a first entry of that kind
    const first = await database.openCentre();
    const service = await openItem(first, 'case-1', 75);
    await makeWhole(first, 'case-1');
    await first.close();

    // when
    const store = await database.open();

    // then
    expect((await stateOf(store, 'case-1')).service).toEqual(service);
    expect(await verify(store)).toMatchObject({ ok: true });
    await complete(store, 'case-1', 'check');
    expect(await verify(store)).toMatchObject({ ok: true });
    expect(await rebuild(store)).toMatchObject({ changed: 0 });
  });

  it('should hold once what entries of one kind have in common, and nothing of the case or of people in it', async () => {
    // given: one case after the other, with numbers, people and days of their own
    const store = await database.openCentre();
    for (const id of ['case-1', 'case-2']) {
      database.clock.moment += 86_400_000;
      await openItem(store, id, 77);
      await complete(store, id, 'check');
    }

    // then
    const patterns = await textsBeginning(store, '[[');
    expect(patterns).toHaveLength(2);
    expect(patterns.join()).not.toMatch(/case-1|HS-|赫山政务受|clerk|heshan|吴大伟/);
    const rows = await selectAll<{ events: string }>(store, `select events from journal where stream = 'case' order by stream_id, seq`);
    expect(rows.map(({ events }) => events.slice(0, 48))).toEqual([0, 1, 0, 1].map(row => rows[row]!.events.slice(0, 48)));
    expect(Math.max(...rows.map(({ events }) => events.length))).toBeLessThan(250);
    const entries = await store.withScope({ tenants: ['heshan'], actor: 'clerk' }, reader => reader.journal('case', 'case-2'));
    expect(entries[0]!.events[0]).toMatchObject({ type: 'case-opened', caseId: 'case-2', tenant: 'heshan', by: 'clerk' });
    expect(await verify(store)).toMatchObject({ ok: true });
    expect(await rebuild(store)).toMatchObject({ changed: 0 });
  });

  it('should find out a pattern that was changed', async () => {
    // given
    const store = await database.openCentre();
    await openItem(store, 'case-1', 78);

    // when
    await tamper(store, `update journal_text set text = replace(text, '"received"', '"accepted"') where text like '[[%'`);

    // then
    const what = expect.stringMatching(/differs from its hash/);
    expect(await verify(store)).toMatchObject({ ok: false, table: 'journal_text', streamId: 'case-1', seq: 1, what });
  });

  it('should write again a text whose transaction failed', async () => {
    // given: what is remembered of texts, and a transaction that writes one and fails
    const store = await database.open();
    const known = new KnownTexts();
    const texts = new Map([['name', 'text']]);
    const write = (fails: boolean) =>
      databaseOf(store).write(machineScope, function* ({ memo }) {
        yield* writeTexts({ tenant: 'heshan', known, transaction: memo }, texts);
        if (fails) throw new Error('the transaction fails');
      });
    await expect(write(true)).rejects.toThrow('the transaction fails');

    // when
    await write(false);

    // then
    expect(await selectAll(store, 'select text from journal_text')).toEqual([{ text: 'text' }]);
  });

  it('should write a text no more once a later transaction found it there', async () => {
    // given
    const store = await database.open();
    const known = new KnownTexts();
    const write = () =>
      databaseOf(store).write(machineScope, ({ memo }) =>
        writeTexts({ tenant: 'heshan', known, transaction: memo }, new Map([['name', 'text']])),
      );
    await write();
    const first = known.has('heshan', 'name');
    await write();

    // when: nobody but the test ever takes one away
    await tamper(store, 'delete from journal_text');
    await write();

    // then
    expect([first, known.has('heshan', 'name')]).toEqual([false, true]);
    expect(await selectAll(store, 'select text from journal_text')).toEqual([]);
  });
});

/** Shared texts of one sort: `{` service items, `["` lists of placeholders, `[[` patterns. */
async function textsBeginning(store: OpenStore, start: string): Promise<string[]> {
  const found = await selectAll<{ text: string }>(store, 'select text from journal_text');
  return found.map(({ text }) => text).filter(text => text.startsWith(start));
}

/** Write the only entry of a case again with its service item inside, and take the shared text away. */
async function makeWhole(store: OpenStore, caseId: string): Promise<void> {
  const [found] = await selectAll(store, `select ${journalColumns} from journal where stream = 'case' and stream_id = ?`, [caseId]);
  const texts = await selectAll<{ hash: string; text: string }>(store, 'select hash, text from journal_text');
  const row = asJournalRow(found!);
  const { events } = readEntry(row, new Map(texts.map(({ hash, text }) => [hash, text])));
  const head = { tenant: row.tenant, stream: row.stream, streamId: row.stream_id, seq: row.seq, command: row.command };
  const moments = { recordedAt: row.recorded_at, effectiveAt: row.effective_at };
  const who = { commandType: row.command_type, actor: row.actor, onBehalfOf: null, reason: null };
  const whole = writeEntry({ ...head, ...moments, ...who }, '', events as readonly CaseEvent[]);
  await databaseOf(store).write(machineScope, function* () {
    yield* asOwner(store);
    yield* update('journal', { tenant: row.tenant, stream: row.stream, stream_id: row.stream_id, seq: row.seq }, whole);
    yield* update('case', { tenant: row.tenant, id: caseId }, { head_hash: whole.hash });
  });
  await tamper(store, 'delete from journal_text');
  expect(whole.events).not.toContain('"#');
}
