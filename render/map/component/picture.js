// The map as a picture: all of it, with the name of the system, the legend, how small counts are hidden and, where it
// is so, "Illustrative data".

const PICTURE = { width: 1920, height: 1080, margin: 40, line: 34 };

async function savePicture(vis, state, theme) {
  const legend = state.view.legend;
  const head = PICTURE.margin + 44;
  const rule = state.data.countsRule;
  const foot = PICTURE.margin + (legend.length + (rule ? 1 : 0)) * PICTURE.line;
  const map = await drawnMap(vis, state, theme, PICTURE.width, PICTURE.height - head - foot);
  const picture = new OffscreenCanvas(PICTURE.width, PICTURE.height);
  const ctx = picture.getContext("2d");
  ctx.fillStyle = theme.canvas;
  ctx.fillRect(0, 0, PICTURE.width, PICTURE.height);
  ctx.drawImage(map, 0, head, PICTURE.width, PICTURE.height - head - foot);
  writeHead(ctx, state, theme);
  legend.forEach((keys, row) => writeKeys(ctx, keys, state, theme, PICTURE.height - foot + 12 + row * PICTURE.line));
  if (rule) writeRule(ctx, rule, state, theme);
  download(await picture.convertToBlob({ type: "image/png" }));
}

function writeHead(ctx, state, theme) {
  ctx.fillStyle = theme.ink;
  ctx.textBaseline = "middle";
  ctx.font = `600 30px ${state.face}`;
  const mark = state.data.illustrative ? "Illustrative data" : "";
  const room = PICTURE.width - 2 * PICTURE.margin - (mark ? 280 : 0);
  ctx.fillText(shortened(ctx, state.data.system, room), PICTURE.margin, PICTURE.margin + 8);
  if (!mark) return;
  ctx.font = `600 26px ${state.face}`;
  const wide = ctx.measureText(mark).width + 28;
  ctx.fillText(mark, PICTURE.width - PICTURE.margin - wide + 14, PICTURE.margin + 8);
  ctx.strokeStyle = theme.ink;
  ctx.lineWidth = 2;
  ctx.strokeRect(PICTURE.width - PICTURE.margin - wide, PICTURE.margin - 14, wide, 44);
}

function shortened(ctx, text, room) {
  let shown = text;
  while (shown.length > 1 && ctx.measureText(shown).width > room) shown = `${shown.slice(0, -2)}…`;
  return shown;
}

function writeKeys(ctx, keys, state, theme, top) {
  let x = PICTURE.margin;
  ctx.font = `22px ${state.face}`;
  for (const key of keys) {
    drawKey(ctx, key, theme, x, top);
    ctx.fillStyle = theme.ink;
    ctx.fillText(key.text, x + keyWidth(key) + 8, top + KEY.height / 2);
    x += keyWidth(key) + ctx.measureText(key.text).width + 38;
  }
}

function writeRule(ctx, rule, state, theme) {
  ctx.font = `20px ${state.face}`;
  ctx.fillStyle = theme.ink;
  ctx.fillText(shortened(ctx, rule, PICTURE.width - 2 * PICTURE.margin), PICTURE.margin, PICTURE.height - 24);
}

// A second drawing beside the screen, large enough for a slide.
async function drawnMap(vis, state, theme, width, height) {
  const frame = document.createElement("div");
  frame.style.cssText = `position: fixed; left: -9999px; width: ${width}px; height: ${height}px`;
  document.body.append(frame);
  const large = { ...state, cursor: null, crowded: false, labelSize: state.data.canvas.font };
  large.stretch = stretchOf(frame, state.data.canvas);
  const net = draw(vis, frame, large, theme);
  decorate(net, large, () => theme);
  fit(net, large, frame);
  await new Promise((done) => {
    net.once("afterDrawing", () => requestAnimationFrame(done));
    net.redraw();
  });
  const copy = await createImageBitmap(frame.querySelector("canvas"));
  net.destroy();
  frame.remove();
  return copy;
}

function download(blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = "partnership-map.png";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
