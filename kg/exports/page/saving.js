/* Taking the view along: as a picture, a drawing, a table, an address. */

const FILE = "graph-view";
const PNG_SCALE = 2;
const MOST_PIXELS = 8192; // on one side of a picture; browsers draw none that are much bigger
const saving = document.getElementById("saving");

function download(blob, ending) {
  const address = URL.createObjectURL(blob);
  const name = `${FILE}.${ending}`;
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers fetch it only after a while
  announce(words().saved(name));
}

const svgBlob = () => new Blob([new XMLSerializer().serializeToString(svgOf())], { type: "image/svg+xml" });

/** The drawing as pixels. */
async function pngBlob() {
  const address = URL.createObjectURL(svgBlob());
  const image = new Image();
  image.src = address;
  await image.decode();
  URL.revokeObjectURL(address);
  const scale = Math.min(PNG_SCALE, MOST_PIXELS / Math.max(image.width, image.height));
  const canvas = element("canvas", { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
}

/** Copy the address of the view; where the browser does not let it, show it for copying by hand. */
async function copyAddress() {
  try {
    await navigator.clipboard.writeText(location.href);
    announce(words().copied);
    saving.querySelector(".copied").textContent = words().copied;
  } catch {
    const field = element("input", { type: "text", readonly: "", "aria-label": words().copyThis });
    field.value = location.href;
    saving.querySelector(".copied").replaceChildren(words().copyThis, field);
    field.select();
  }
}

const WAYS = {
  copy: copyAddress,
  png: async () => download(await pngBlob(), "png"),
  svg: () => download(svgBlob(), "svg"),
  csv: () => download(new Blob([csvOf(sight.events)], { type: "text/csv" }), "csv"),
};

function fillSaving() {
  const names = { copy: words().copy, png: "PNG", svg: "SVG", csv: words().csv };
  const rows = Object.entries(WAYS).map(([way, save]) => element("li", {}, button(names[way], save, { "data-way": way })));
  saving.querySelector("summary").textContent = words().save;
  saving.querySelector("div").replaceChildren(element("ul", {}, ...rows), element("p", { class: "copied faint" }));
}

let savingIn = null;

follow(() => {
  if (savingIn !== language) fillSaving();
  savingIn = language;
});
document.addEventListener("click", (event) => {
  if (!saving.contains(event.target)) saving.open = false;
});

/** Paper gets the drawing, in colours for light, and not what the screen shows of the picture. */
function preparePrint() {
  const { theme } = view;
  view.theme = "light";
  paint();
  document.getElementById("print").replaceChildren(view.look === "graph" ? svgOf() : "");
  view.theme = theme;
  paint();
}

addEventListener("beforeprint", preparePrint);
addEventListener("afterprint", () => document.getElementById("print").replaceChildren());
