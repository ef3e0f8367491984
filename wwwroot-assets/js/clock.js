// The server's time, told by <div id="clock" data-now="unix ms" data-speed="60">. Between two tellings the browser's own steady clock
// carries it on, at the speed told: a demonstration runs faster than life.
let told = null;

export function readClock(element = document.getElementById('clock'), steady = performance.now()) {
  const now = Number(element?.dataset.now);
  if (!element || !Number.isFinite(now) || !element.dataset.now) {
    return;
  }

  const speed = Number(element.dataset.speed || 1);
  const mark = `${element.dataset.now}|${element.dataset.speed}`;
  if (told?.mark !== mark) {
    told = { mark, now, speed: Number.isFinite(speed) ? speed : 1, steady };
  }
}

export function serverNow(steady = performance.now()) {
  return told ? told.now + (steady - told.steady) * told.speed : Date.now();
}

export function forgetClock() {
  told = null;
}
