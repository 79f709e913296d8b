// Caches these pages on this device for offline use.
if ("serviceWorker" in navigator)
  navigator.serviceWorker.register(`/ma-vie-numerique/sw.js?lang=${document.documentElement.lang}`, { scope: "/ma-vie-numerique" });
