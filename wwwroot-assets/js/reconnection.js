// The lost connection, on Blazor's element #components-reconnect-modal; its words stand in the page. Never gives up: when Blazor has
// failed we go on asking; when the server no longer knows the circuit, the page is loaded again. Nobody has to touch a wall.
import { feedAge } from './freshness.js';
import { hasUnsaved, dropGuard } from './guard.js';

const PAUSE = 3000;
const SILENT_WALL = 60000;

let busy = false;

const wait = (ms) => new Promise((done) => setTimeout(done, ms));

async function serverAnswers() {
  try {
    const answer = await fetch(location.href, { method: 'HEAD', cache: 'no-store', redirect: 'manual' });
    return answer.status < 500;
  } catch {
    return false;
  }
}

/** Loads the page again once the server answers: a reload into a dead server would leave the browser's own error page standing. */
async function reload(modal) {
  if (hasUnsaved()) {
    // Written text would be lost: it stays on the page, and the person decides.
    modal.dataset.unsaved = '';
    return;
  }

  while (!(await serverAnswers())) {
    await wait(PAUSE);
  }

  location.reload();
}

async function retryForever(modal) {
  for (;;) {
    let known;
    try {
      known = await window.Blazor.reconnect();
    } catch {
      await wait(PAUSE);
      continue;
    }

    if (known) {
      modal.classList.remove('components-reconnect-failed', 'components-reconnect-rejected', 'components-reconnect-show');
      return;
    }

    await reload(modal);
    return;
  }
}

async function look(modal) {
  const failed = modal.classList.contains('components-reconnect-failed');
  const rejected = modal.classList.contains('components-reconnect-rejected');
  if (busy || !(failed || rejected)) {
    return;
  }

  busy = true;
  try {
    await (rejected ? reload(modal) : retryForever(modal));
  } finally {
    busy = false;
  }
}

/** A wall whose feed is silent without Blazor noticing (a half-open line, a circuit that threw) helps itself. */
async function watchWall() {
  const trying = document.querySelector('#components-reconnect-modal.components-reconnect-show');
  if (document.querySelector('.wall') && !trying && feedAge() > SILENT_WALL && !busy && (await serverAnswers())) {
    location.reload();
  }
}

export function startReconnection() {
  const modal = document.getElementById('components-reconnect-modal');
  if (modal) {
    new MutationObserver(() => look(modal)).observe(modal, { attributes: true, attributeFilter: ['class'] });
    look(modal);
  }

  setInterval(watchWall, 10000);
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-reload]')) {
      dropGuard();
      location.reload();
    }
  });
}
