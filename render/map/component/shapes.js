// Shapes and strokes, drawn the same on the map, in the legend and in a saved picture.

// The theme of the page now: streamlit tells colours, and a dark background means dark.
function themeOf(element, themes) {
  const host = element.host ?? element;
  const colour = getComputedStyle(host).getPropertyValue("--st-background-color").trim();
  const [red, green, blue] = (colour.match(/[0-9a-f]{2}/gi) ?? ["ff", "ff", "ff"]).map((part) => parseInt(part, 16));
  const name = 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? "dark" : "light";
  return { name, ...themes[name] };
}

function fontOf(element) {
  const face = getComputedStyle(element.host ?? element).getPropertyValue("--st-font").trim();
  return (face || "sans-serif").replaceAll('"', "");
}

// The outline of a shape as vis-network draws it, as the current path.
function trace(ctx, shape, x, y, size) {
  ctx.beginPath();
  if (shape === "dot") {
    ctx.arc(x, y, size, 0, 2 * Math.PI);
  } else {
    for (const [across, down] of CORNERS[shape]) ctx.lineTo(x + across * size, y + down * size);
  }
  ctx.closePath();
}

function turned(count, radius, start) {
  return Array.from({ length: count }, (_, at) => {
    const angle = start + (2 * Math.PI * at) / count;
    const far = typeof radius === "function" ? radius(at) : radius;
    return [far * Math.sin(angle), -far * Math.cos(angle)];
  });
}

const TRIANGLE = turned(3, 1.328, 0).map(([across, down]) => [across, down + 0.316]);
const CORNERS = {
  diamond: turned(4, 1, 0),
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  triangle: TRIANGLE,
  triangleDown: TRIANGLE.map(([across, down]) => [across, -down]),
  hexagon: turned(6, 1, Math.PI / 6),
  star: turned(10, (at) => (at % 2 ? 0.41 : 1.066), 0).map(([across, down]) => [across, down + 0.082]),
};

// Diagonal lines inside the current path, over the sector's colour: not asked.
function hatch(ctx, x, y, size, colour, strength) {
  ctx.save();
  ctx.clip();
  ctx.globalAlpha = strength;
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.beginPath();
  const reach = 1.5 * size;
  for (let step = -2 * reach; step <= 2 * reach; step += 4.5) {
    ctx.moveTo(x + step - reach, y + reach);
    ctx.lineTo(x + step + reach, y - reach);
  }
  ctx.stroke();
  ctx.restore();
}

function hatchOver(ctx, shape, x, y, size, theme, colour) {
  trace(ctx, shape, x, y, size);
  hatch(ctx, x, y, size, colour, 1);
  trace(ctx, shape, x, y, size);
  ctx.strokeStyle = theme.outline;
  ctx.stroke();
}

// Round a member of a team: the core has a line, the extended team dashes.
function teamRing(ctx, x, y, radius, dashes, colour) {
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2;
  ctx.setLineDash(dashes);
  trace(ctx, "dot", x, y, radius);
  ctx.stroke();
  ctx.restore();
}

// What a shape is hatched with: light strokes on a sector's colour, grey ones on none.
function hatchColour(shape, theme) {
  return shape.unknown ? theme.hatch : theme.canvas;
}

// In place of a sector's colour and shape.
function questionMark(ctx, x, y, size, theme) {
  ctx.save();
  ctx.font = `700 ${1.5 * size}px sans-serif`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineWidth = 0.35 * size;
  ctx.strokeStyle = theme.canvas;
  ctx.strokeText("?", x, y + 0.06 * size);
  ctx.fillStyle = theme.muted;
  ctx.fillText("?", x, y + 0.06 * size);
  ctx.restore();
}

// A key of the legend, in a box of KEY.width by KEY.height with its upper left corner at x, y.
const KEY = { width: 20, wide: 34, height: 20 };

function keyWidth(key) {
  return key.draw === "line" ? KEY.wide : KEY.width;
}

function drawKey(ctx, key, theme, x, y) {
  const middle = [x + keyWidth(key) / 2, y + KEY.height / 2];
  ctx.save();
  ctx.lineWidth = 1.4;
  ctx.strokeStyle = theme.key_border;
  if (key.draw === "shape") {
    trace(ctx, key.shape, ...middle, 6.2 * key.factor);
    ctx.fillStyle = key.fill[theme.name];
    ctx.fill();
    if (key.hatched) hatchOver(ctx, key.shape, ...middle, 6.2 * key.factor, theme, hatchColour(key, theme));
    else ctx.stroke();
    if (key.unknown) questionMark(ctx, ...middle, 6.2, theme);
  } else if (key.draw === "ring") {
    ctx.strokeStyle = ctx.fillStyle = theme.ink;
    ctx.lineWidth = 2;
    trace(ctx, "dot", ...middle, 8);
    ctx.stroke();
    trace(ctx, "dot", ...middle, 3.5);
    ctx.fill();
  } else if (key.draw === "team") {
    teamRing(ctx, ...middle, 8, key.dashes, theme.accent);
  } else if (key.draw === "hatch") {
    hatchOver(ctx, "dot", ...middle, 7, theme, theme.hatch);
  } else {
    ctx.strokeStyle = theme[key.tone];
    ctx.lineWidth = key.width;
    ctx.setLineDash(key.dashes);
    ctx.beginPath();
    ctx.moveTo(x + 1, middle[1]);
    ctx.lineTo(x + KEY.wide - 1, middle[1]);
    ctx.stroke();
  }
  ctx.restore();
}
