// What runs in the browser. Everything works on what stands in the page (data- attributes), so no page needs script of its own:
// <script type="module" src="js/hotline.js"></script>
import { startCountdowns } from './countdowns.js';
import { startFreshness, heartbeat } from './freshness.js';
import { startReconnection } from './reconnection.js';
import { startKeyboard } from './keyboard.js';
import { startGuard } from './guard.js';
import { startSound, alarm } from './sound.js';
import { startScenes } from './scenes.js';
import { startWall } from './wall.js';
import { startIdle } from './idle.js';
import { startPasskeys } from './passkeys.js';
import { startUploads } from './uploads.js';
import { keepPlace } from './place.js';

keepPlace();
startCountdowns();
startFreshness();
startReconnection();
startKeyboard();
startGuard();
startSound();
startScenes();
startWall();
startIdle();
startPasskeys();
startUploads();

// For calls from the server.
window.hotline = {
  heartbeat,
  alarm,
  showDialog: (dialog) => {
    if (!dialog.open) {
      dialog.showModal();
    }
  },
  closeDialog: (dialog) => dialog.close(),
};
