// <form data-passkey="get|create" data-options="address" hidden>: shown where the browser knows passkeys. The device is asked with what the server
// offers at that address, and its answer is sent in the field whose name ends with Credential.
const known = () => !!window.PublicKeyCredential?.parseRequestOptionsFromJSON;

async function ask(form) {
  const answer = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }

  const options = await answer.json();
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

async function send(event) {
  event.preventDefault();
  const form = event.target;
  const failed = form.querySelector('[data-failed]');
  failed.hidden = true;
  try {
    form.querySelector('[name$=Credential]').value = JSON.stringify(await ask(form));
    form.submit();
  } catch {
    failed.hidden = false; // cancelled, or the device has none for this site
  }
}

export function startPasskeys() {
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    form.hidden = !known();
    form.addEventListener('submit', send);
  }
}
