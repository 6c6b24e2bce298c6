// What stands under the map: legend and buttons. What is looked at comes here from Python and goes on to the map, so
// that a click sends this little and never the whole map again.

const board = (window[Symbol.for("partnership-map")] ??= { maps: new Map(), views: new Map() });

export default function ({ data, parentElement }) {
  board.views.set(data.map, data);
  board.maps.get(data.map)?.look(data);
  const theme = themeOf(parentElement, data.themes);
  parentElement.querySelector(".controls").style.setProperty("--field", theme.field);
  parentElement.querySelector(".legend").replaceChildren(...data.legend.flat().map((key) => item(key, theme)));
  for (const button of parentElement.querySelectorAll("button")) {
    button.onclick = () => DOES[button.dataset.do](board.maps.get(data.map));
  }
  return () => board.views.delete(data.map);
}

const DOES = {
  closer: (map) => map.zoom(1.25),
  further: (map) => map.zoom(0.8),
  fit: (map) => map.fit(),
  save: (map) => map.save(),
};

function item(key, theme) {
  const line = document.createElement("li");
  line.append(picture(key, theme), key.text);
  return line;
}

function picture(key, theme) {
  const canvas = document.createElement("canvas");
  const sharp = window.devicePixelRatio;
  canvas.width = keyWidth(key) * sharp;
  canvas.height = KEY.height * sharp;
  canvas.style.width = `${keyWidth(key)}px`;
  canvas.style.height = `${KEY.height}px`;
  canvas.ariaHidden = "true";
  const ctx = canvas.getContext("2d");
  ctx.scale(sharp, sharp);
  drawKey(ctx, key, theme, 0, 0);
  return canvas;
}
