import { describeXss } from '../hostile/suite.js';

describeXss(1, 2, 2000);
