// <form data-upload="address" data-largest="bytes">: each chosen file is sent by itself, as the whole body, with its progress and a way to stop it.
// Nothing of the page is sent or changed with it; the page hears of the new file as of any other change of the order.
function say(form, key) {
  return form.dataset[key] ?? '';
}

function line(form, name) {
  const item = document.createElement('li');
  const label = document.createElement('span');
  const bar = document.createElement('progress');
  const stop = document.createElement('button');
  const said = document.createElement('span');
  label.textContent = name;
  bar.max = 1;
  bar.value = 0;
  bar.setAttribute('aria-label', `${say(form, 'sending')} ${name}`);
  stop.type = 'button';
  stop.className = 'button quiet';
  stop.textContent = say(form, 'cancel');
  said.setAttribute('role', 'status');
  item.append(label, bar, stop, said);
  form.querySelector('[data-uploads]').append(item);
  return { item, bar, stop, said };
}

function end({ item, bar, stop, said }, text, state) {
  bar.remove();
  stop.remove();
  item.dataset.state = state;
  said.textContent = text;
}

function reasonOf(form, request) {
  try {
    return JSON.parse(request.responseText).detail || say(form, 'failed');
  } catch {
    return say(form, 'failed');
  }
}

function send(form, file) {
  const shown = line(form, file.name);
  if (file.size > Number(form.dataset.largest)) {
    end(shown, say(form, 'tooLarge'), 'refused');
    return Promise.resolve(false);
  }

  return new Promise((done) => {
    const request = new XMLHttpRequest();
    const personal = form.querySelector('[data-personal]')?.checked === true;
    request.open('POST', `${form.dataset.upload}?name=${encodeURIComponent(file.name)}&personal=${personal}`);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('RequestVerificationToken', form.querySelector('[name=__RequestVerificationToken]')?.value ?? '');
    request.upload.addEventListener('progress', (event) => {
      shown.bar.value = event.lengthComputable ? event.loaded / event.total : 0;
    });
    request.addEventListener('load', () => {
      const good = request.status === 204;
      end(shown, good ? say(form, 'done') : reasonOf(form, request), good ? 'done' : 'refused');
      done(good);
    });
    request.addEventListener('error', () => {
      end(shown, say(form, 'failed'), 'refused');
      done(false);
    });
    request.addEventListener('abort', () => {
      end(shown, say(form, 'cancelled'), 'cancelled');
      done(false);
    });
    shown.stop.addEventListener('click', () => request.abort());
    request.send(file);
  });
}

export function startUploads() {
  document.addEventListener('change', async (event) => {
    const form = event.target.type === 'file' ? event.target.closest('[data-upload]') : null;
    if (!form) {
      return;
    }

    event.stopPropagation();
    const files = [...event.target.files];
    event.target.value = ''; // so that the same file can be chosen again after a refusal
    let all = files.length > 0;
    for (const file of files) {
      all = (await send(form, file)) && all; // one after the other: several videos at once would each be slower
    }
    if (all && form.hasAttribute('data-reload')) {
      location.assign(location.href); // a page without a circuit hears of nothing by itself; what was refused stays to be read
    }
  }, true);
  document.addEventListener('submit', (event) => {
    if (event.target.matches?.('[data-upload]')) {
      event.preventDefault();
    }
  }, true);
}
