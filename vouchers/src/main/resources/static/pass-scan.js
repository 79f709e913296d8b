// Where the browser can read QR codes, a button opens the camera and writes the code into the field.
if ('BarcodeDetector' in window && navigator.mediaDevices?.getUserMedia) {
  for (const place of document.querySelectorAll('[data-scan]')) offer(place);
}

function offer(place) {
  const field = document.getElementById(place.dataset.scan);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button button-secondary';
  button.textContent = place.dataset.words;
  place.append(button);
  place.hidden = false;
  button.addEventListener('click', () => scan(place, field, button));
}

async function scan(place, field, button) {
  button.disabled = true;
  let camera;
  try {
    camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    const video = document.createElement('video');
    video.setAttribute('playsinline', '');
    video.muted = true;
    video.srcObject = camera;
    place.append(video);
    await video.play();
    const detector = new BarcodeDetector({ formats: ['qr_code'] });
    const until = Date.now() + 30_000;
    while (Date.now() < until) {
      const [found] = await detector.detect(video);
      if (found) {
        const code = found.rawValue.match(/(?:code=|#)([0-9A-Za-z-]+)/)?.[1] ?? found.rawValue;
        field.value = field.tagName === 'TEXTAREA' && field.value.trim() ? field.value.trimEnd() + '\n' + code : code;
        navigator.vibrate?.(60);
        break;
      }
      await new Promise(requestAnimationFrame);
    }
    video.remove();
  } catch {
    // No camera, or no permission: the code is typed.
  } finally {
    camera?.getTracks().forEach((track) => track.stop());
    button.disabled = false;
    field.focus();
  }
}
