/** Browser storage that may be forbidden: then nothing is remembered, and nothing fails. */
export function recall(key: string, area: () => Storage): string | null {
  try {
    return area().getItem(`tidings.${key}`);
  } catch {
    return null;
  }
}

export function remember(key: string, value: string | null, area: () => Storage): void {
  try {
    if (value === null) area().removeItem(`tidings.${key}`);
    else area().setItem(`tidings.${key}`, value);
  } catch {
    // Private mode, or storage switched off.
  }
}

export const device = (): Storage => localStorage;
export const tab = (): Storage => sessionStorage;
