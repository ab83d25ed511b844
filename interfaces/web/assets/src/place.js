// An act sends a form and comes back to the same page: the reader stays at the same place.
const KEY = 'place';

document.addEventListener('submit', (event) => {
  if (event.target.method === 'post') {
    sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, top: scrollY }));
  }
});

const kept = sessionStorage.getItem(KEY);
sessionStorage.removeItem(KEY);
if (kept) {
  const { path, top } = JSON.parse(kept);
  if (path === location.pathname) scrollTo(0, top);
}
