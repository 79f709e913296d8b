// The ten questions, counted on this device: nothing is sent.
const boxes = [...document.querySelectorAll('input[name="ten"]')];
const says = document.getElementById("ten-says");
const bands = ["few", "some", "many"].map((band) => document.getElementById("ten-" + band));
const tell = () => {
  const yes = boxes.filter((box) => box.checked).length;
  const band = bands[yes < 4 ? 0 : yes < 8 ? 1 : 2];
  says.textContent = yes === 0 ? "" : yes + " / " + boxes.length + ". " + band.textContent;
};
boxes.forEach((box) => box.addEventListener("change", tell));
