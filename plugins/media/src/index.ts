export { type CaptionsResult, type Cue, parseCaptions } from './captions.js';
