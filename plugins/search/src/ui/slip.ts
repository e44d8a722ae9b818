/** The request slip for other rooms: an entry of its own, so that only who asks loads it. Browser only. */
export { AskSlip, type AskSlipProps } from './ask/AskSlip.js';
export { WriteSlip, type WriteSlipProps } from './ask/WriteSlip.js';
export { stepAt } from './came-from.js';
