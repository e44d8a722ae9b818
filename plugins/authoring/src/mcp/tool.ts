import type { z } from 'zod';
import type { OpenBuild } from './open-build.js';
import type { Day } from './standing.js';

/** One question an assistant may ask; both forms of its answer say the same. */
export interface Tool<In extends z.ZodObject = z.ZodObject, Out extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  /** For people, in Japanese. */
  readonly title: string;
  /** What the assistant chooses by. */
  readonly description: string;
  readonly input: In;
  readonly output: Out;
  /** @throws {Refusal} With what to ask instead. */
  answer(asked: z.output<In>, build: OpenBuild, day: Day): Promise<z.output<Out>>;
  /** The answer in words. */
  toText(answer: z.output<Out>, build: OpenBuild, day: Day): string;
}
