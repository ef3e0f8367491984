// The wall's scenes: .wall[data-scene] = city, districts, supervision; the style shows another choice of the same tiles, so a change of scene
// costs the server nothing. The alert strip and the headline numbers stand in every scene. While a supervision is unacknowledged the
// wall stays with the city; after a key or the pointer it stays where it is for a minute. Arrow keys turn by hand.
const SCENES = ['city', 'districts', 'supervision'];
const EVERY = 25000;
const PAUSE = 60000;

let turnedAt = performance.now();
let touchedAt = -Infinity;

const wall = () => document.querySelector('.wall');
const unacknowledged = () => Number(document.getElementById('alarm')?.dataset.alarm ?? 0) > 0;

function show(element, scene) {
  turnedAt = performance.now();
  if (element.dataset.scene !== scene) {
    element.dataset.scene = scene;
  }
}

function turn(element, step) {
  const at = Math.max(SCENES.indexOf(element.dataset.scene), 0);
  show(element, SCENES[(at + step + SCENES.length) % SCENES.length]);
}

function look() {
  const element = wall();
  const now = performance.now();
  if (!element || now - touchedAt < PAUSE) {
    return;
  }

  if (unacknowledged()) {
    show(element, 'city');
  } else if (now - turnedAt >= EVERY) {
    turn(element, 1);
  }
}

export function startScenes() {
  setInterval(look, 1000);
  const touched = () => {
    touchedAt = performance.now();
  };
  addEventListener('pointermove', touched, { passive: true });
  addEventListener('keydown', (event) => {
    touched();
    if (wall() && (event.key === 'ArrowRight' || event.key === 'ArrowLeft')) {
      turn(wall(), event.key === 'ArrowRight' ? 1 : -1);
    }
  });
}
