// The alarm: two tones every four seconds while a critical alert is unacknowledged: body[data-alarm] or #alarm[data-alarm] above 0.
// A browser wants one gesture before it sounds: [data-sound-toggle]. body[data-sound] says off (press once), on, or muted.
const KEY = 'hotline.sound';
const EVERY = 4000;

let context = null;
let soundedAt = -Infinity;

/** Sets how many critical alerts wait to be acknowledged. */
export function alarm(count) {
  document.body.dataset.alarm = String(count);
}

function waiting() {
  const count = (element) => Number(element?.dataset.alarm ?? 0) || 0;
  return Math.max(count(document.body), count(document.getElementById('alarm')));
}

function state() {
  if (localStorage.getItem(KEY) === 'muted') {
    return 'muted';
  }

  return context?.state === 'running' ? 'on' : 'off';
}

function tone(frequency, from, length) {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(0, from);
  gain.gain.linearRampToValueAtTime(0.25, from + 0.02);
  gain.gain.linearRampToValueAtTime(0, from + length);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(from);
  oscillator.stop(from + length);
}

function look() {
  const now = state();
  document.body.dataset.sound = now;
  for (const button of document.querySelectorAll('[data-sound-toggle]')) {
    button.dataset.sound = now;
    button.setAttribute('aria-pressed', String(now === 'on'));
  }

  if (now === 'on' && waiting() > 0 && performance.now() - soundedAt >= EVERY) {
    soundedAt = performance.now();
    tone(880, context.currentTime, 0.25);
    tone(660, context.currentTime + 0.3, 0.35);
  }
}

async function toggle() {
  if (state() === 'on') {
    localStorage.setItem(KEY, 'muted');
  } else {
    localStorage.setItem(KEY, 'on');
    context ??= new AudioContext();
    await context.resume();
  }

  look();
}

export function startSound() {
  // A kiosk may be allowed to sound without a gesture: then the wish of last time holds after a reload.
  if (localStorage.getItem(KEY) === 'on') {
    context = new AudioContext();
    // A page that may not sound yet leaves this promise open; the state tells.
    context.resume().catch(() => {});
  }

  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-sound-toggle]')) {
      toggle();
    }
  });
  look();
  setInterval(look, 1000);
}
