// Tells the server that somebody is here, where it would not hear of it: a person who reads and scrolls, or writes a long text, sends nothing else.
// Said at most once in half a minute, and at once while the page warns that the session ends.
const PAUSE = 30000;
let said = 0;

function here(event) {
  const now = performance.now();
  const button = document.querySelector('[data-here]');
  if (button && event.isTrusted && (now - said > PAUSE || document.querySelector('.session-notice'))) {
    said = now;
    button.click();
  }
}

export function startIdle() {
  for (const name of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
    document.addEventListener(name, here, { passive: true });
  }
}
