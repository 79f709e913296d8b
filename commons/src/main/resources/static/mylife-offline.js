// These pages are kept on this device, so that they open without a network.
if ("serviceWorker" in navigator)
  navigator.serviceWorker.register(`/ma-vie-numerique/sw.js?lang=${document.documentElement.lang}`, { scope: "/ma-vie-numerique" });
