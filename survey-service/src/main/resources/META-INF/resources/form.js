// What the pages do beside what they do without it: save as one goes, show questions as they come to be asked, count
// characters. Everything here goes by the form's own fields and addresses.
'use strict';

(() => {
  const summary = document.getElementById('summary');
  if (summary) summary.focus();

  const form = document.getElementById('survey');
  if (!form || form.querySelector('fieldset.shut')) return;

  const status = document.getElementById('saved');
  const say = (words, failed) => {
    status.textContent = words;
    status.classList.toggle('failed', Boolean(failed));
  };

  // Questions that hang on another one on the page.
  const values = name => [...form.elements].filter(e => e.name === name && e.checked).map(e => e.value);
  const conditional = [...form.querySelectorAll('.question[data-field]')].filter(q => q.dataset.field);
  const showAsked = () => {
    for (const question of conditional) {
      const asked = values(question.dataset.field).some(v => question.dataset.values.split(' ').includes(v));
      question.hidden = !asked;
      for (const e of question.querySelectorAll('input, textarea, button')) e.disabled = !asked;
    }
  };

  const showClear = question => {
    const clear = question.querySelector('button.clear');
    if (clear) {
      clear.hidden = ![...question.querySelectorAll('input, textarea')].some(
        e => e.type === 'radio' || e.type === 'checkbox' ? e.checked : e.value.trim() !== '');
    }
  };

  const showOthers = () => {
    for (const other of form.querySelectorAll('[data-other-of]')) {
      other.hidden = !document.getElementById(other.dataset.otherOf).checked;
    }
  };

  const showLeft = area => {
    const left = form.querySelector(`[data-left-of="${area.id}"]`);
    if (!left) return;
    const count = Number(area.dataset.longest) - [...area.value].length;
    left.hidden = count > 1000;
    left.textContent = `${count} ${left.dataset.words}`;
  };

  // What is wrong, beside its field, as the server tells it.
  const showWrong = wrong => {
    for (const old of form.querySelectorAll('.error[data-live]')) {
      const field = document.getElementById(old.dataset.live);
      field.removeAttribute('aria-invalid');
      field.setAttribute('aria-describedby',
        (field.getAttribute('aria-describedby') || '').split(' ').filter(id => id !== old.id).join(' '));
      if (!field.getAttribute('aria-describedby')) field.removeAttribute('aria-describedby');
      old.remove();
    }
    for (const { target, message } of wrong) {
      const field = document.getElementById(target);
      if (!field || (field.type !== 'text' && field.tagName !== 'TEXTAREA') || field.hasAttribute('aria-invalid')) continue;
      const error = document.createElement('p');
      error.className = 'error';
      error.id = `${target}-live`;
      error.dataset.live = target;
      error.textContent = message;
      field.before(error);
      field.setAttribute('aria-invalid', 'true');
      field.setAttribute('aria-describedby', `${field.getAttribute('aria-describedby') || ''} ${error.id}`.trim());
    }
  };

  // Saving. One at a time; what is changed meanwhile is saved after it.
  let timer = null;
  let saving = null;
  let busy = false;
  let changed = false;
  let stopped = false;

  const save = () => {
    clearTimeout(timer);
    if (!busy && !stopped && changed) {
      busy = true;
      saving = send();
    }
  };

  const send = async () => {
    changed = false;
    say(form.dataset.saving);
    try {
      const answer = await fetch(form.action, {
        method: 'POST',
        headers: { 'Accept': 'application/json', 'X-Requested-With': 'JavaScript' },
        body: new URLSearchParams(new FormData(form)),
        credentials: 'same-origin',
      });
      if (answer.status === 401 || answer.status === 499) {
        changed = true;
        busy = false;
        say(form.dataset.signedOut, true);
        return;
      }
      const said = await answer.json();
      if (answer.ok) {
        form.elements.revision.value = said.revision;
        form.elements.seen.value = said.seen;
        say(said.saved);
        showWrong(said.wrong);
      } else if (said.conflict) {
        stopped = true;
        say(`${said.conflict} `, true);
        const see = document.createElement('button');
        see.className = 'link';
        see.name = 'go';
        see.value = 'stay';
        see.textContent = form.dataset.conflict;
        status.append(see);
      } else {
        changed = true;
        say(said.detail || form.dataset.failed, true);
      }
    } catch {
      changed = true;
      say(form.dataset.failed, true);
    }
    busy = false;
    if (changed && !status.classList.contains('failed')) soon();
  };

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  };

  const edited = event => {
    const question = event.target.closest('.question');
    if (event.target.type === 'checkbox' && event.target.checked) {
      // None of the options, or some of them.
      const none = event.target.value === '';
      for (const box of question.querySelectorAll('input[type="checkbox"]')) {
        if (box !== event.target && (none || box.value === '')) box.checked = false;
      }
    }
    showAsked();
    showOthers();
    if (question) showClear(question);
    if (event.target.tagName === 'TEXTAREA') showLeft(event.target);
    changed = true;
    if (!stopped) {
      if (!busy) say(form.dataset.unsaved);
      soon();
    }
  };

  form.addEventListener('input', edited);
  form.addEventListener('change', event => {
    // Browsers tell of typed text while it is typed; leaving the field saves it.
    if (event.target.type === 'text' || event.target.tagName === 'TEXTAREA') save();
  });

  form.addEventListener('click', event => {
    const clear = event.target.closest('button.clear');
    if (!clear) return;
    event.preventDefault();
    const question = clear.closest('.question');
    for (const e of question.querySelectorAll('input, textarea')) {
      if (e.type === 'radio' || e.type === 'checkbox') e.checked = false; else e.value = '';
    }
    edited({ target: question.querySelector('input, textarea') });
    question.querySelector('input, textarea').focus();
  });

  form.addEventListener('submit', event => {
    clearTimeout(timer);
    if (busy) {
      // What is on its way would make this look like somebody else's: it comes first.
      event.preventDefault();
      saving.finally(() => form.requestSubmit(event.submitter));
      return;
    }
    stopped = true;
    changed = false;
  });

  window.addEventListener('beforeunload', event => {
    if (changed) event.preventDefault();
  });

  showAsked();
  showOthers();
  form.querySelectorAll('.question').forEach(showClear);
  form.querySelectorAll('textarea[data-longest]').forEach(showLeft);
})();
