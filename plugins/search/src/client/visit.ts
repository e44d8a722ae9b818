import { Source, type SourceOptions } from './source.js';

/**
 * One index over a whole visit, which may last for days: what is kept of it is bounded, and a site that
 * was published anew is begun anew. A search works on the source it began with, whatever happens to others.
 */
export class Visit {
  source: Source;

  constructor(private readonly options: SourceOptions) {
    this.source = new Source(options);
  }

  /** After a search: what was asked for longest ago is let go once it is too much. */
  settle(): void {
    if (this.source.isFull) this.source = this.source.next();
  }

  /** Nothing that `old` has read holds any more: its folder is gone, or was never ours. */
  renew(old: Source): void {
    if (this.source === old) this.source = new Source({ ...this.options, manifest: undefined });
  }
}
