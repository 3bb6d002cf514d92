/** State outside React, read through `useSyncExternalStore`: events of the SDK change it, views follow. */
export class Store<T> {
  private readonly listeners = new Set<() => void>();
  private told = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private value: T) {}

  readonly get = (): T => this.value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** A single change is told at once; in a flood of them views follow at a pace they can draw. */
  update(change: Partial<T>): void {
    this.value = { ...this.value, ...change };
    const wait = this.told + pace - Date.now();
    if (wait <= 0) this.tell();
    else this.timer ??= setTimeout(() => this.tell(), wait);
  }

  private tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.told = Date.now();
    for (const listener of this.listeners) listener();
  }
}

/** Milliseconds between two redraws. */
const pace = 30;
