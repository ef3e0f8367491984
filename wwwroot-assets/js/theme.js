// Light or dark, by [data-theme-toggle]; remembered in this browser, else as the system has it.
const KEY = 'hotline.theme';

function wanted() {
  return localStorage.getItem(KEY) ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

function apply() {
  const theme = wanted();
  if (document.documentElement.dataset.theme !== theme) {
    document.documentElement.dataset.theme = theme;
  }

  for (const button of document.querySelectorAll('[data-theme-toggle]')) {
    button.setAttribute('aria-pressed', String(theme === 'dark'));
  }
}

export function startTheme() {
  apply();
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);
  // Enhanced navigation takes the attributes of <html> from the server's page.
  new MutationObserver(apply).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  document.addEventListener('click', (event) => {
    if (event.target.closest?.('[data-theme-toggle]')) {
      localStorage.setItem(KEY, wanted() === 'dark' ? 'light' : 'dark');
      apply();
    }
  });
  addEventListener('storage', apply);
}
