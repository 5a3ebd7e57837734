// The list of chosen records: "Tambah" opens Wagtail's chooser, "Hapus" takes one off the list.
// One listener on the document, so that rows added later to a form work without another call.

function add(picker, chosen) {
  const rows = picker.querySelector('[data-rows]');
  const taken = new Set([...rows.querySelectorAll('input')].map((input) => input.value));
  const template = picker.querySelector('template');
  chosen
    .filter((record) => !taken.has(String(record.id)))
    .forEach((record) => {
      const row = template.content.cloneNode(true);
      const input = row.querySelector('input');
      input.name = picker.dataset.name;
      input.value = record.id;
      row.querySelector('[data-label]').textContent = record.string;
      rows.append(row);
    });
  changed(picker);
}

// Wagtail's preview and "unsaved changes" notice listen to changes of the form.
function changed(picker) {
  picker.dispatchEvent(new Event('change', { bubbles: true }));
}

document.addEventListener('click', (event) => {
  const picker = event.target.closest('[data-record-picker]');
  if (!picker) return;
  if (event.target.closest('[data-remove]')) {
    event.target.closest('li').remove();
    changed(picker);
  } else if (event.target.closest('[data-add]')) {
    window.ModalWorkflow({
      url: picker.dataset.url,
      onload: new window.ChooserModalOnloadHandlerFactory().getOnLoadHandlers(),
      responses: { chosen: (chosen) => add(picker, [].concat(chosen)) },
    });
  }
});
