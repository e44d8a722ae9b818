import { describeXss } from '../hostile/suite.js';

/** A part of `test/deep/xss.test.ts` that goes round: every place, some of the payloads in each. */
describeXss(40, 48, 1000);
