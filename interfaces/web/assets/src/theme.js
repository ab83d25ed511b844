// Light or dark without leaving the page: the link's address sets the cookie, the attribute shows it at once.
document.addEventListener('click', async (event) => {
  const link = event.target.closest('[data-theme-to]');
  if (!link) return;
  event.preventDefault();
  const answer = await fetch(link.href, { redirect: 'manual' });
  if (answer.type !== 'opaqueredirect' && !answer.ok) return;
  const theme = link.dataset.themeTo;
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  link.closest('details')?.removeAttribute('open');
});
