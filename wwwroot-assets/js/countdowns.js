// <time class="countdown" data-due="unix ms" data-near="unix ms" data-start="unix ms">: counts to the start, if there is one, then to the due time; ticks once a second, all of them from one timer.
import { readClock, serverNow, showClocks } from './clock.js';

const two = (n) => String(n).padStart(2, '0');

/** "02:14:05" left, "3 d 04:12" when a day or more, "+00:12:10" when past due. The due instant itself is in time. */
export function countdownText(due, now, dayWord = 'd') {
  const late = now > due;
  const seconds = Math.floor(Math.abs(due - now) / 1000);
  const days = Math.floor(seconds / 86400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  const sign = late ? '+' : '';
  return days > 0 ? `${sign}${days} ${dayWord} ${two(hours)}:${two(minutes)}` : `${sign}${two(hours)}:${two(minutes)}:${two(seconds % 60)}`;
}

export function countdownState(due, near, now) {
  return now > due ? 'overdue' : near !== null && now >= near ? 'near' : 'normal';
}

const inView = (element) => {
  const box = element.getBoundingClientRect();
  return box.width + box.height > 0 && box.bottom >= 0 && box.top <= innerHeight;
};

function show(element, now, dayWord) {
  const due = Number(element.dataset.due);
  if (!element.dataset.due || !Number.isFinite(due)) {
    return;
  }

  const start = element.dataset.start ? Number(element.dataset.start) : null;
  const near = start ?? (element.dataset.near ? Number(element.dataset.near) : null);
  const begun = start !== null && now > start;
  const text = countdownText(start === null || begun ? due : start, now, dayWord);
  const state = start !== null && !begun ? 'normal' : countdownState(due, near, now);
  // The text node belongs to the page's renderer: change what it says, never replace it.
  const node = element.firstChild;
  if (node?.nodeType === Node.TEXT_NODE) {
    if (node.data !== text) {
      node.data = text;
    }
  } else {
    element.prepend(text);
  }

  element.classList.toggle('begun', begun);
  element.classList.toggle('near', state === 'near');
  element.classList.toggle('overdue', state === 'overdue');
}

export function tick() {
  readClock();
  const now = serverNow();
  showClocks(now);
  const dayWord = document.getElementById('clock')?.dataset.day || 'd';
  const seen = [...document.querySelectorAll('time.countdown')].filter(inView);
  seen.forEach((element) => show(element, now, dayWord));
}

// What the server has just written says when it is due: its countdown follows with the next frame, not with the next second.
const holdsTime = (node) => node.nodeType === Node.ELEMENT_NODE && (node.matches('time') || node.querySelector('time') !== null);
const writesTime = (change) => change.attributeName === 'data-due' || [...change.addedNodes].some(holdsTime);

export function startCountdowns() {
  readClock();
  tick();
  setInterval(tick, 1000);
  const soon = () => requestAnimationFrame(tick);
  // Told at once, not at the next tick: at speed 60 a second late is a minute wrong.
  new MutationObserver((changes) => {
    readClock();
    if (changes.some(writesTime)) {
      soon();
    }
  }).observe(document.documentElement, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-now', 'data-speed', 'data-due'],
  });
  addEventListener('scroll', soon, { passive: true, capture: true });
  addEventListener('resize', soon, { passive: true });
}
