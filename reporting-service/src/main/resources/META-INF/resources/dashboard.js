/*
 * Makes the pages of figures quicker to use; everything works without it. It knows no figures and writes none: what is
 * sorted or has changed is asked of the server, as the page it would be, and the parts that differ are put in place.
 */
(() => {
  'use strict';

  const status = document.getElementById('status');
  const say = text => { if (status) status.textContent = text; };

  const fetched = async address => {
    const answer = await fetch(address, {headers: {Accept: 'text/html'}, cache: 'no-store'});
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  };

  /* Sorting: the table of the page one would have come to, without leaving this one. */
  const sort = async link => {
    const table = link.closest('table');
    const column = link.closest('th').cellIndex;
    const other = (await fetched(link.href)).querySelector('table[data-sortable]');
    if (!other) throw new Error('no table');
    table.replaceChildren(...other.childNodes);
    history.replaceState(null, '', link.href.split('#')[0]);
    const head = table.tHead.rows[0].cells[column];
    head.querySelector('.sort').focus();
    const order = head.getAttribute('aria-sort');
    if (order) say(status.dataset[order].replace('{}', head.querySelector('.sort').firstChild.textContent.replaceAll('\u00ad', '')));
  };

  document.addEventListener('click', event => {
    const link = event.target.closest('table[data-sortable] a.sort');
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    sort(link).catch(() => { location.href = link.href; });
  });

  /* Live: when the server says that figures have changed, the page is read anew and what differs is put in place. */
  const stream = status && status.dataset.stream;
  if (!stream || !window.EventSource) return;

  const PAUSE = 1000;
  let waiting = false;
  let missed = false;

  const differing = fresh => {
    let changed = 0;
    for (const part of document.querySelectorAll('[data-key]')) {
      const other = fresh.querySelector(`[data-key="${CSS.escape(part.dataset.key)}"]`);
      if (!other || other.innerHTML === part.innerHTML) continue;
      part.innerHTML = other.innerHTML;
      part.className = other.className;
      void part.offsetWidth;
      part.classList.add('moved');
      part.addEventListener('animationend', () => part.classList.remove('moved'), {once: true});
      changed += part.matches('td') ? 1 : 0;
    }
    return changed;
  };

  const refresh = async () => {
    waiting = false;
    if (document.hidden) { missed = true; return; }
    try {
      const fresh = await fetched(location.href);
      const changed = differing(fresh);
      const foot = fresh.querySelector('[data-foot]');
      if (foot) document.querySelector('[data-foot]').replaceChildren(...foot.childNodes);
      if (changed) say(status.dataset.moved.replace('{}', changed));
    } catch {
      /* The next change tries again. */
    }
  };

  const soon = () => {
    if (waiting) return;
    waiting = true;
    setTimeout(refresh, PAUSE);
  };

  document.addEventListener('visibilitychange', () => { if (!document.hidden && missed) { missed = false; soon(); } });
  const source = new EventSource(stream);
  source.addEventListener('figures', soon);
  source.addEventListener('reset', soon);
  source.addEventListener('end', soon);
  source.addEventListener('open', () => document.documentElement.classList.add('live'));
  source.addEventListener('error', () => document.documentElement.classList.remove('live'));
})();
