// Where the time of a run goes, for those who ask: a stage at a time, a view at a time, and the sums that workers hand over
// with their batches. Rules and indexes know nothing of it. Without a stopwatch in the request no clock is read.

import type { IndexTime, Result, RunStage, StageTime, Timing, WorkTime } from '../model/result.ts';
import type { BatchResult, BatchTimes } from './reading/batch-result.ts';
import type { Plan } from './plan.ts';

/** Measures one batch: every mark gives the time since the mark before to a part of the work. */
export class BatchClock {
  readonly #maps: Float64Array;
  readonly #rules: Float64Array;
  #load = 0;
  #scan = 0;
  #last: number = performance.now();

  constructor({ baseIndexes, documentRules }: Plan) {
    this.#maps = new Float64Array(baseIndexes.length);
    this.#rules = new Float64Array(documentRules.length);
  }

  #sinceLast(): number {
    const now = performance.now();
    const passed = now - this.#last;
    this.#last = now;
    return passed;
  }

  markLoad(): void {
    this.#load += this.#sinceLast();
  }

  markScan(): void {
    this.#scan += this.#sinceLast();
  }

  markMap(index: number): void {
    this.#maps[index] += this.#sinceLast();
  }

  markRule(rule: number): void {
    this.#rules[rule] += this.#sinceLast();
  }

  get times(): BatchTimes {
    return { load: this.#load, scan: this.#scan, maps: this.#maps, rules: this.#rules };
  }
}

/** What was read, and what needed not be. */
export type ReadingFigures = Omit<Timing['reading'], 'load' | 'scan' | 'spilled'>;

/** The times of one run. To be made when the run begins. */
export class Stopwatch {
  readonly #stages: StageTime[] = [];
  readonly #views = new Map<string, number>();
  readonly #corpusRules: WorkTime[] = [];
  readonly #maps = new Map<string, number>();
  readonly #rows = new Map<string, number>();
  readonly #documentRules = new Map<string, number>();
  #reading: ReadingFigures = {
    bytes: 0,
    sources: 0,
    batches: 0,
    workers: 0,
    known: { bytes: 0, sources: 0, batches: 0, isWhole: false },
  };
  #load = 0;
  #scan = 0;
  #spilled = 0;
  #last: number = performance.now();

  /** Gives the time since the end of the stage before to this one. */
  endStage(stage: RunStage): void {
    const now = performance.now();
    this.#stages.push({ stage, milliseconds: now - this.#last });
    this.#last = now;
  }

  /** Runs `make`, which makes the view of an index or a part of it. */
  timeView<View>(key: string, make: () => View): View {
    const before = performance.now();
    try {
      return make();
    } finally {
      add(this.#views, key, performance.now() - before);
    }
  }

  /** The same for a part of which other threads do some. */
  async timeWait<View>(key: string, make: () => Promise<View>): Promise<View> {
    const before = performance.now();
    try {
      return await make();
    } finally {
      add(this.#views, key, performance.now() - before);
    }
  }

  /** Runs `check`, which is that of a corpus rule. */
  timeRule(rule: string, check: () => void): void {
    const before = performance.now();
    try {
      check();
    } finally {
      this.#corpusRules.push({ id: rule, milliseconds: performance.now() - before });
    }
  }

  /** Takes what a thread needed for a batch. */
  addBatch({ times }: BatchResult, { baseIndexes, documentRules }: Plan): void {
    if (times === undefined) return;
    this.#load += times.load;
    this.#scan += times.scan;
    for (const [index, { key }] of baseIndexes.entries()) add(this.#maps, key, times.maps[index]);
    for (const [index, { rule }] of documentRules.entries())
      add(this.#documentRules, rule.id, times.rules[index]);
  }

  /** Takes the number of rows that an index was made of. */
  setRows(key: string, rows: number): void {
    this.#rows.set(key, rows);
  }

  /** Takes what was read. */
  setReading(figures: ReadingFigures): void {
    this.#reading = figures;
  }

  /** Takes the bytes of rows that were put on the disk. */
  setSpilled(bytes: number): void {
    this.#spilled = bytes;
  }

  /** All that was measured. */
  timing({ baseIndexes, derivedIndexes, documentRules }: Plan): Timing {
    const reading = { ...this.#reading, load: this.#load, scan: this.#scan, spilled: this.#spilled };
    // What was taken from the run before was not made.
    const isMade = !this.#reading.known.isWhole;
    return {
      stages: this.#stages,
      reading,
      indexes: (isMade ? baseIndexes : []).map(({ key }): IndexTime => ({
        id: key,
        rows: this.#rows.get(key) ?? 0,
        map: this.#maps.get(key) ?? 0,
        view: this.#views.get(key) ?? 0,
      })),
      views: (isMade ? derivedIndexes : []).map(({ key }) => ({
        id: key,
        milliseconds: this.#views.get(key) ?? 0,
      })),
      documentRules: (isMade ? documentRules : []).map(({ rule: { id } }) => ({
        id,
        milliseconds: this.#documentRules.get(id) ?? 0,
      })),
      corpusRules: this.#corpusRules,
    };
  }
}

function add(sums: Map<string, number>, key: string, milliseconds: number): void {
  sums.set(key, (sums.get(key) ?? 0) + milliseconds);
}

/** Who measures the stages of a run, and says in the result what was measured. */
export interface Laps {
  /** Says that a stage is over, whose outcome this is. */
  end<Outcome>(stage: RunStage, outcome: Outcome): Outcome;
  /** The result, with the times if they were asked for. */
  withTiming(result: Result): Result;
}

/** Does nothing without a stopwatch. */
export function lapsOf(stopwatch: Stopwatch | undefined, plan: Plan): Laps {
  return {
    end: (stage, outcome) => {
      stopwatch?.endStage(stage);
      return outcome;
    },
    withTiming: (result) =>
      stopwatch === undefined ? result : { ...result, timing: stopwatch.timing(plan) },
  };
}
