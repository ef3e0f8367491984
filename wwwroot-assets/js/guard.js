// <form data-guard="Leave without saving?">: a form that was written in asks before the page is left. It is clean again when submitted,
// or, where it carries data-saved, when that stamp changes (the server has stored the draft).
const dirty = new Map();
let dropped = false;

function prune() {
  for (const [form, saved] of dirty) {
    if (!form.isConnected || (form.dataset.saved ?? null) !== saved) {
      dirty.delete(form);
    }
  }
}

export function hasUnsaved() {
  prune();
  return !dropped && dirty.size > 0;
}

/** The person has decided to leave: no further question. */
export function dropGuard() {
  dropped = true;
}

function written(event) {
  const form = event.target.closest?.('form[data-guard]');
  // Searching is not writing.
  if (form && !event.target.matches('[data-search], [data-row] input[type="checkbox"]')) {
    dirty.set(form, form.dataset.saved ?? null);
  }
}

export function startGuard() {
  document.addEventListener('input', written);
  document.addEventListener('change', written);
  document.addEventListener('submit', (event) => {
    if (!event.target.hasAttribute('data-saved')) {
      dirty.delete(event.target);
    }
  });

  addEventListener('beforeunload', (event) => {
    if (hasUnsaved()) {
      event.preventDefault();
    }
  });

  // Before Blazor's own navigation sees the click.
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    const stays = !link || link.target === '_blank' || link.hasAttribute('download') || link.getAttribute('href').startsWith('#')
      || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0;
    if (stays || !hasUnsaved()) {
      return;
    }

    const question = [...dirty.keys()].map((form) => form.dataset.guard).find(Boolean);
    if (!question || confirm(question)) {
      dirty.clear();
    } else {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }, { capture: true });
}
