// What vis-network does not draw itself: rings of ways in, the halo of the choice, hatching, the keyboard's place.

function decorate(net, state, theme) {
  net.on("beforeDrawing", (ctx) => {
    for (const node of visibleShapes(state)) {
      const [x, y] = placeOf(node, state);
      if (node.id === state.view.selected) halo(ctx, node, x, y, theme());
      if (node.ring) ring(ctx, node, x, y, state, theme());
      if (node.team) teamRing(ctx, x, y, node.team, node.teamDashes, isBack(node, state) ? theme().outline : theme().accent);
    }
  });
  net.on("afterDrawing", (ctx) => {
    for (const node of visibleShapes(state)) {
      const [x, y] = placeOf(node, state);
      if (node.hatched) {
        const back = isBack(node, state);
        trace(ctx, node.shape, x, y, node.size - 0.8);
        hatch(ctx, x, y, node.size, back ? theme().hatch : hatchColour(node, theme()), back ? 0.4 : 1);
      }
      if (node.unknown) questionMark(ctx, x, y, node.size, theme());
      if (node.id === state.cursor) cursor(ctx, node, x, y, theme());
    }
  });
}

function visibleShapes(state) {
  return state.shapes.filter((node) => !state.view.hiddenSet.has(node.id));
}

function placeOf(node, state) {
  return [node.x * state.stretch.x, node.y * state.stretch.y];
}

function outer(node) {
  return node.team || node.ring || node.size * 1.3;
}

function isBack(node, state) {
  return state.lit !== null && !state.lit.partners.has(node.id);
}

function ring(ctx, node, x, y, state, theme) {
  const back = isBack(node, state);
  trace(ctx, "dot", x, y, node.ring);
  ctx.fillStyle = theme.canvas;
  ctx.fill();
  ctx.strokeStyle = back ? theme.outline : theme.ink;
  ctx.lineWidth = back ? 1.4 : 2.4;
  ctx.stroke();
}

function halo(ctx, node, x, y, theme) {
  trace(ctx, "dot", x, y, outer(node) + 9);
  ctx.save();
  ctx.globalAlpha = 0.16;
  ctx.fillStyle = theme.accent;
  ctx.fill();
  ctx.restore();
}

function cursor(ctx, node, x, y, theme) {
  ctx.save();
  ctx.strokeStyle = theme.accent;
  ctx.lineWidth = 2.5;
  ctx.setLineDash([5, 4]);
  trace(ctx, "dot", x, y, outer(node) + 6);
  ctx.stroke();
  ctx.restore();
}
