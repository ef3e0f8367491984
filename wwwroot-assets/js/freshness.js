// <div id="freshness" data-stamp="...">: a new stamp (or a heartbeat) says that the feed lives. The age is counted by the browser's own
// clock alone, because a dead line cannot render anything. Amber after 5 s, red after 15 s; body[data-stale] greys the figures.
const AMBER = 5000;
const RED = 15000;

let stamp = null;
let freshAt = performance.now();
let downAt = null;
let lineLostAt = null;

/** Whether the line that brings the figures stands; pages whose circuit brings them have no other. */
export function lineIs(up) {
  lineLostAt = up ? null : (lineLostAt ?? performance.now());
}

export function heartbeat() {
  freshAt = performance.now();
  look();
}

export function freshnessState(age) {
  return age >= RED ? 'red' : age >= AMBER ? 'amber' : 'fresh';
}

/** Milliseconds since the feed last spoke; 0 on a page without a feed. */
export function feedAge() {
  return document.getElementById('freshness') ? performance.now() - freshAt : 0;
}

function look() {
  const light = document.getElementById('freshness');
  if (!light) {
    stamp = null;
    freshAt = performance.now();
    delete document.body.dataset.stale;
    return;
  }

  if (light.dataset.stamp !== stamp) {
    stamp = light.dataset.stamp;
    freshAt = performance.now();
  }

  // The line lives, but what it could bring is old: the server has lost its database.
  const down = light.dataset.down !== undefined;
  downAt = down ? (downAt ?? performance.now()) : null;
  const age = performance.now() - (down ? downAt : Math.min(freshAt, lineLostAt ?? Infinity));
  const state = down ? 'red' : freshnessState(age);
  light.dataset.state = state;
  for (const seconds of light.querySelectorAll('[data-age]')) {
    seconds.textContent = String(Math.floor(age / 1000));
  }

  if (state === 'fresh') {
    delete document.body.dataset.stale;
  } else {
    document.body.dataset.stale = state;
  }
}

export function startFreshness() {
  look();
  setInterval(look, 500);
  new MutationObserver(look).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ['data-stamp', 'data-down'] });
}
