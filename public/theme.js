// Before the first paint, so that the page does not flash in the other theme. A file of its own: the page's policy
// allows no inline script. src/view/common/theme.ts keeps the choice.
try {
  const theme = localStorage.getItem('floorsight-theme')
  if (theme) document.documentElement.dataset.theme = theme
} catch {}
