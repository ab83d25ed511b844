// Keyboard: / searches, j and k walk a list's rows, Enter opens the row's link, Escape leaves.
const rows = () => [...document.querySelectorAll('.list tbody tr')].filter((row) => row.querySelector('a'));

const typing = (target) => target.closest('input, textarea, select, [contenteditable]');

function walk(step) {
  const all = rows();
  if (!all.length) return;
  const here = all.findIndex((row) => row.contains(document.activeElement));
  const next = here < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(here + step, 0), all.length - 1);
  const link = all[next].querySelector('a');
  link.focus({ preventScroll: true });
  all[next].scrollIntoView({ block: 'nearest' });
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'Escape') document.activeElement?.blur();
  if (typing(event.target)) return;
  if (event.key === 'j') walk(1);
  else if (event.key === 'k') walk(-1);
  else if (event.key === '/') {
    const search = document.querySelector('[data-search]');
    if (!search) return;
    search.focus();
    search.select();
  } else return;
  event.preventDefault();
});
