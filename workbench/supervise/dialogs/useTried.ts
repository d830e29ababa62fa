import { useState } from 'react';

/** Whether somebody tried to submit (已尝试提交): from then on what is missing is shown. `check` is for the dialog. */
export function useTried(isComplete: boolean): { readonly isTried: boolean; readonly check: () => boolean } {
  const [isTried, setTried] = useState(false);
  return {
    isTried,
    check: () => {
      setTried(true);
      return isComplete;
    },
  };
}
