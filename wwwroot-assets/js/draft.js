// What is typed into form[data-draft="key"] is kept in this tab's session storage, field by field as named, also while the circuit is lost.
// The page asks for it once with restore, and clears it when it was sent.
const WRITE_AFTER_MS = 300;
let timer;

function fieldsOf(form) {
  const draft = {};
  for (const field of form.querySelectorAll('input[name], select[name], textarea[name]')) {
    if (field.type === 'radio') {
      if (field.checked) {
        draft[field.name] = field.value;
      }
    } else {
      draft[field.name] = field.type === 'checkbox' ? field.checked : field.value || null;
    }
  }

  return draft;
}

function keep(event) {
  const form = event.target.closest?.('form[data-draft]');
  if (form) {
    clearTimeout(timer);
    timer = setTimeout(() => sessionStorage.setItem(form.dataset.draft, JSON.stringify(fieldsOf(form))), WRITE_AFTER_MS);
  }
}

let watching = false;

/** The kept draft as JSON, or null. From now on what is typed is kept. */
export function restore(key) {
  if (!watching) {
    watching = true;
    ['input', 'change', 'click'].forEach((name) => document.addEventListener(name, keep));
  }

  return sessionStorage.getItem(key);
}

export function clear(key) {
  clearTimeout(timer);
  sessionStorage.removeItem(key);
}
