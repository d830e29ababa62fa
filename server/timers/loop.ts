/** A loop that looks for work again and again (轮询). */
export interface Loop {
  /** Look now instead of at the next beat. */
  wake(): void;
  /** Stop; resolves when the work in hand is finished. */
  stop(): Promise<void>;
}

/** What a loop does at each beat. */
export interface Beat {
  /** Does a batch and answers how much there was; a full batch is followed by the next at once. */
  readonly work: () => Promise<number>;
  readonly everyMs: number;
  readonly onError: (error: unknown) => void;
}

/** Start a loop. An error is told and the next beat tries again: a loop never dies of one bad row. */
export function startLoop({ work, everyMs, onError }: Beat): Loop {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;

  const beat = async (): Promise<void> => {
    do {
      again = false;
      try {
        while (!stopped && (await work()) > 0);
      } catch (error) {
        onError(error);
      }
    } while (again && !stopped);
  };
  const start = (): void => {
    if (stopped) return;
    if (running !== undefined) {
      again = true;
      return;
    }
    clearTimeout(timer);
    running = beat().finally(() => {
      running = undefined;
      if (stopped) return;
      timer = setTimeout(start, everyMs);
      timer.unref();
    });
  };
  start();

  return {
    wake: start,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
