import { expect, it, vi } from 'vitest';
import { createSessions, sessionLife } from '#server/identity/sessions.ts';
import { onBothDatabases } from '../../support/store.ts';

const day = 86_400_000;

onBothDatabases('sessions', database => {
  const begin = async () => {
    const machine = { at: database.clock.moment };
    const sessions = createSessions(await database.open(), () => machine.at);
    return { machine, sessions };
  };

  it('should end without a request for half an hour, and twelve hours after they began', async () => {
    // given
    const { machine, sessions } = await begin();
    const [idle, busy] = [await sessions.open({ account: 'a', tenant: 't' }), await sessions.open({ account: 'a', tenant: 't' })];
    // when
    const found: boolean[] = [];
    for (let spent = 0; spent < sessionLife.absoluteMs; spent += sessionLife.idleMs - 60_000) {
      machine.at += sessionLife.idleMs - 60_000;
      found.push((await sessions.find(busy)) !== null);
    }
    // then
    expect(found).toEqual([...found.slice(1).map(() => true), false]);
    expect(await sessions.find(idle)).toBeNull();
  });

  it('should not live on for as long as the clock was ahead when they began', async () => {
    // given: the clock is forty days ahead, and set right afterwards
    const { machine, sessions } = await begin();
    machine.at += 40 * day;
    const secret = await sessions.open({ account: 'a', tenant: 't' });
    machine.at -= 40 * day;
    // when, then
    expect(await sessions.find(secret)).toBeNull();
  });

  it('should stand a few minutes between the clocks of two servers', async () => {
    // given
    const { machine, sessions } = await begin();
    machine.at += 20 * 60_000;
    const secret = await sessions.open({ account: 'a', tenant: 't' });
    machine.at -= 20 * 60_000;
    // when, then
    expect(await sessions.find(secret)).toEqual({ account: 'a', tenant: 't' });
  });

  it('should begin also when the answer to their commit was lost and they are written again', async () => {
    // given
    const store = await database.open();
    const { run } = store.shared;
    vi.spyOn(store.shared, 'run').mockImplementation(async (...statement) => {
      await run(...statement);
      return run(...statement);
    });
    const sessions = createSessions(store, () => database.clock.moment);
    // when
    const secret = await sessions.open({ account: 'a', tenant: 't' });
    // then
    expect(await sessions.find(secret)).toEqual({ account: 'a', tenant: 't' });
  });
});
