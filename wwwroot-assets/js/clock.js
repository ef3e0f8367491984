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

const formats = new Map();

/** <time data-zone="Asia/Shanghai">: the server's time as the clocks of that zone show it. */
export function showClocks(now = serverNow()) {
  for (const element of document.querySelectorAll('time[data-zone]')) {
    const zone = element.dataset.zone;
    if (!formats.has(zone)) {
      // Sweden writes 2026-05-08 10:03:12.
      formats.set(zone, new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }));
    }

    const text = formats.get(zone).format(now);
    if (element.firstChild && element.firstChild.data !== text) {
      element.firstChild.data = text;
    }
  }
}

export function forgetClock() {
  told = null;
}
