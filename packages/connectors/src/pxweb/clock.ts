/** The time and a way to wait, handed in so that tests need neither. */
export interface Clock {
  /** Milliseconds since some fixed moment. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
}

/** A clock that tests wind by hand: waiting moves it at once. */
export const windableClock = (): Clock & { readonly waits: readonly number[] } => {
  let time = 0;
  const waits: number[] = [];
  return {
    waits,
    now: () => time,
    wait: (milliseconds) => {
      waits.push(milliseconds);
      time += milliseconds;
      return Promise.resolve();
    },
  };
};
