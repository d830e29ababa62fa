import { emptyMemo, type Memo } from '../context.ts';
import { Deferred } from '../deferred.ts';
import type { Fault } from '../fault.ts';
import { type Answer, type Driver, type Plan, type Rest, runSync, type Statement } from '../plan.ts';
import type { Checkpointer } from './checkpoint.ts';
import type { Connection } from './connect.ts';
import { commitNumberer } from './mixed-files.ts';
import { statementRunner } from './statements.ts';

interface Waiting {
  readonly plan: (memo: Memo) => Plan<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** Of a group that failed: it is run with no other, so that only the guilty one fails. */
  readonly isAlone?: boolean;
}

/** A plan that was run, and how it is answered once the commit is through. */
interface Done {
  readonly waiting: Waiting;
  readonly answer: (waiting: Waiting) => void;
}

/** Commands decided in one group at most, and milliseconds after which no further one is begun: bounds how long the event loop stands still. */
const groupSize = 200;
const groupMs = 40;
/** Rests of plans put off at most: what they are about is still in the caches then. */
const restsAtMost = 32;
/** Statements put off at most. */
const statementsAtMost = 4_000;

/** What a plan is told for now: that nothing was found, or that one row was written. */
const presumedAnswers: readonly Answer[] = [0, 1].map(changes => ({ rows: [], changes }));

/** A statement did not find or write as many rows as was presumed: the group is run again, with true answers. */
class Presumed extends Error {}

/** No plan is to blame, and another try would only wait again. */
class BeginFailed extends Error {}

/** A commit that the database refused: nobody of the group may be told that it is done. */
class CommitFailed extends Error {
  /** Plans of the group that were run. */
  count = 0;
}

/**
 * Group commit (成组提交): plans queued in the same turn run one after another inside one `begin immediate` transaction, one commit
 * makes them durable, then all are answered. What plans only write is put off until one of them asks something, or all have run, and so are their
 * rests: deciding, making rows and writing them each keep the caches of the processor to themselves. After an error the plans of the group are run one
 * by one, each in a turn of its own.
 */
export class GroupWriter {
  readonly #connection: Connection;
  readonly #checkpointer: Pick<Checkpointer, 'look'>;
  readonly #begin: { run(): unknown };
  readonly #end: { run(): unknown };
  readonly #execute: (statement: Statement) => Answer;
  readonly #fault: Fault;
  readonly #readVersion: { get(): unknown };
  readonly #numberer: ReturnType<typeof commitNumberer>;
  #queue: Waiting[] = [];
  /** Statements put off, in their order. */
  #pending: Statement[] = [];
  /** Rests of plans put off, in their order. */
  #rests: Plan<void>[] = [];
  #isSettling = false;
  /** Of the plan that is being run. */
  #memo = emptyMemo();
  readonly #driver: Driver;
  /** Several plans share the transaction: what is presumed is told at once. */
  #isPresuming = false;
  #scheduled = false;
  /** What groups before this one looked up, and the version of the file then, which a commit of any other connection changes. */
  #known = { ...emptyMemo(), span: 0 };
  #version: unknown;

  constructor(connection: Connection, fault: Fault, checkpointer: Pick<Checkpointer, 'look'>) {
    this.#connection = connection;
    this.#checkpointer = checkpointer;
    this.#fault = fault;
    this.#begin = connection.prepare('begin immediate');
    this.#end = connection.prepare('commit');
    this.#readVersion = connection.prepare('pragma data_version').pluck();
    this.#numberer = commitNumberer(connection);
    const execute = statementRunner(connection);
    this.#execute = statement => {
      fault('before-statement', statement);
      const answer = execute(statement);
      fault('after-statement', statement);
      return answer;
    };
    this.#driver = {
      execute: statement => this.#ask(statement),
      putOff: statement => this.#putOff(statement),
      putOffRest: rest => this.#putOffRest(rest),
    };
  }

  /** Queue a plan; resolves after the commit. */
  write<T>(plan: (memo: Memo) => Plan<T>): Promise<T> {
    return new Promise<unknown>((resolve, reject) => {
      this.#queue.push({ plan, resolve, reject });
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(() => this.#drain());
    }) as Promise<T>;
  }

  /** Wait until everything queued so far is answered. */
  async idle(): Promise<void> {
    while (this.#scheduled) await new Promise(resolve => setImmediate(resolve));
  }

  #drain(): void {
    const group = this.#queue.splice(0, this.#queue[0]?.isAlone ? 1 : groupSize);
    const left = this.#commitGroup(group);
    if (left.length > 0) this.#queue.unshift(...left);
    this.#scheduled = this.#queue.length > 0;
    if (this.#scheduled) setImmediate(() => this.#drain());
  }

  /** Commit a group and answer it. What did not fit into the time of one group, or is to be run alone, is handed back. */
  #commitGroup(group: readonly Waiting[], isPresuming = group.length > 1): readonly Waiting[] {
    let done: Done[];
    try {
      done = this.#transaction(group, isPresuming);
    } catch (error) {
      if (error instanceof Presumed) return this.#commitGroup(group, false);
      if (error instanceof CommitFailed) {
        for (const waiting of group.slice(0, error.count)) waiting.reject(error.cause);
        return group.slice(error.count);
      }
      if (error instanceof BeginFailed) for (const waiting of group) waiting.reject(error.cause);
      else if (group.length > 1) return group.map(waiting => ({ ...waiting, isAlone: true }));
      else group[0]!.reject(error);
      return [];
    }
    this.#fault('before-answer');
    for (const { waiting, answer } of done) answer(waiting);
    this.#checkpointer.look(done.length);
    return group.slice(done.length);
  }

  #transaction(group: readonly Waiting[], isPresuming: boolean): Done[] {
    try {
      this.#begin.run();
    } catch (cause) {
      throw new BeginFailed('Expected a transaction to begin.', { cause });
    }
    this.#isPresuming = isPresuming;
    const until = performance.now() + groupMs;
    try {
      this.#numberer.begin();
      const version = this.#readVersion.get();
      if (version !== this.#version) this.#renew();
      this.#version = version;
      // an object of its own stands for this transaction
      const memo: Memo = { ...this.#known, unwritten: new Set() };
      const done: Done[] = [];
      for (const waiting of group) {
        if (done.length > 0 && (performance.now() > until || this.#pending.length > statementsAtMost)) break;
        done.push({ waiting, answer: this.#runOne(waiting, memo) });
      }
      this.#settle();
      this.#flush();
      this.#commit(done.length);
      return done;
    } catch (error) {
      this.#pending = [];
      this.#rests = [];
      this.#renew();
      if (this.#connection.inTransaction) this.#connection.exec('rollback');
      throw error;
    }
  }

  /** What was looked up may no longer hold: it is looked up again. */
  #renew(): void {
    this.#known = { ...emptyMemo(), span: this.#known.span + 1 };
  }

  #ask(statement: Statement): Answer {
    const presumed = this.#isPresuming && statement.presumed !== undefined ? presumedAnswers[statement.presumed] : undefined;
    if (presumed !== undefined) {
      this.#putOff(statement);
      return presumed;
    }
    if (!this.#memo.isApart) {
      this.#settle();
      this.#flush();
    }
    return this.#execute(statement);
  }

  /** What others than commands on cases write may touch anything: the rests of plans before them come first. */
  #putOff(statement: Statement): void {
    if (!this.#memo.isCase) this.#settle();
    this.#pending.push(statement);
  }

  #putOffRest({ rest }: Rest): void {
    if (rest !== null) this.#rests.push(rest);
    if (rest === null || !this.#isPresuming || this.#rests.length >= restsAtMost) this.#settle();
  }

  /** Run the rests of plans, but for one that is being run and asks something itself. */
  #settle(): void {
    if (this.#isSettling) return;
    this.#isSettling = true;
    try {
      for (const rest of this.#rests) runSync(rest, this.#driver);
    } finally {
      this.#rests = [];
      this.#isSettling = false;
    }
  }

  /** Run the statements that were put off. */
  #flush(): void {
    if (this.#rests.length === 0) this.#memo.unwritten.clear();
    if (this.#pending.length === 0) return;
    const pending = this.#pending;
    this.#pending = [];
    for (const statement of pending) {
      const { changes } = this.#execute(statement);
      if (statement.presumed !== undefined && statement.presumed !== changes)
        throw new Presumed('Expected what was presumed, but found otherwise.');
    }
  }

  #commit(count: number): void {
    this.#numberer.end();
    this.#fault('before-commit');
    try {
      this.#end.run();
    } catch (cause) {
      throw Object.assign(new CommitFailed('Expected the commit to succeed.', { cause }), { count });
    }
    this.#fault('after-commit');
  }

  #runOne({ plan }: Waiting, memo: Memo): Done['answer'] {
    memo.isCase = false;
    this.#memo = memo;
    try {
      const value = runSync(plan(memo), this.#driver);
      if (!memo.isCase) {
        this.#renew();
        Object.assign(memo, { ...this.#known, isMixed: true, unwritten: memo.unwritten });
      }
      return waiting => waiting.resolve(value);
    } catch (error) {
      if (!(error instanceof Deferred)) throw error;
      return waiting => waiting.reject(error);
    }
  }
}
