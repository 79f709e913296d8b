// Asks the device for its passkey, and sends the answer in the form.
for (const box of document.querySelectorAll('[data-passkey]')) {
  const form = box.querySelector('form');
  form.addEventListener('submit', async event => {
    if (form.reponse.value) return;
    event.preventDefault();
    try {
      const asked = await fetch(box.dataset.options, {
        method: 'POST', body: new URLSearchParams({_csrf: form._csrf.value}),
      });
      if (!asked.ok) throw new Error(String(asked.status));
      const options = await asked.json();
      const answer = box.dataset.passkey === 'create'
        ? await navigator.credentials.create({publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options)})
        : await navigator.credentials.get({publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options)});
      form.reponse.value = JSON.stringify(answer.toJSON());
    } catch (refused) {
      form.reponse.value = '{}';
    }
    form.submit();
  });
}
