const BEEPS = 6;
const EVERY_SECONDS = 0.5;

/** The sound at the end of a timer: made here, so that it needs no file and no network. */
export interface Bell {
  /** From within the reader's tap: browsers let nothing sound before one. */
  allow(): void;
  ring(): void;
}

export function createBell(): Bell {
  let audio: AudioContext | undefined;
  return {
    allow() {
      if (typeof AudioContext === 'undefined') return;
      audio ??= new AudioContext();
      audio.resume().catch(() => undefined);
    },
    ring() {
      // Where the device has no sound or vibration, the words on the screen remain.
      navigator.vibrate?.([400, 200, 400, 200, 400]);
      if (!audio) return;
      audio.resume().catch(() => undefined);
      for (let beep = 0; beep < BEEPS; beep++) {
        const at = audio.currentTime + beep * EVERY_SECONDS;
        const tone = audio.createOscillator();
        const volume = audio.createGain();
        // Harsh on purpose: to be heard beside a grinder.
        tone.type = 'square';
        tone.frequency.value = 880;
        volume.gain.value = 0.4;
        tone.connect(volume).connect(audio.destination);
        tone.start(at);
        tone.stop(at + EVERY_SECONDS / 2);
      }
    },
  };
}
