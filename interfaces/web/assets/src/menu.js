// An open menu closes when the reader turns elsewhere.
const shut = (except) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(except)) menu.removeAttribute('open');
  }
};

document.addEventListener('click', (event) => shut(event.target));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') shut(null);
});
