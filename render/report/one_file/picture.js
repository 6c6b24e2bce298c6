// The map is there already, as a drawing; here its shapes and lines are brought out or step back.

const drawing = document.querySelector("#drawing svg");

function shapeOf(partner) {
  return document.getElementById(map.partners[partner].shape);
}

function middleOf(partner) {
  const box = shapeOf(partner).querySelector("circle, polygon").getBBox();
  return [box.x + box.width / 2, box.y + box.height / 2];
}

// The lines between two partners, in either direction.
function linesBetween(one, other) {
  const ends = [map.partners[one].shape, map.partners[other].shape];
  const ids = [ends.join("-"), ends.reverse().join("-")];
  return ids.map((id) => document.getElementById(id)).filter(Boolean);
}

function asItIs() {
  drawing.classList.remove("lensed", "sole");
  for (const one of drawing.querySelectorAll(".lit, .chosen")) one.classList.remove("lit", "chosen");
  for (const one of drawing.querySelectorAll(".proposed")) one.remove();
}

// What is brought out: partners, pairs of partners whose lines are, and pairs that are not linked yet.
function bringOut({ partners = [], links = [], proposed = [], sole = false, chosen = null }) {
  asItIs();
  if (!partners.length && !links.length && !proposed.length) return;
  drawing.classList.add("lensed");
  drawing.classList.toggle("sole", sole);
  for (const one of [...partners, ...links.flat(), ...proposed.flat()]) shapeOf(one).classList.add("lit");
  for (const [one, other] of links) {
    const own = document.getElementById(`${map.partners[one].shape}-${map.partners[other].shape}`);
    for (const line of own ? [own] : linesBetween(one, other)) line.classList.add("lit");
  }
  for (const pair of proposed) propose(...pair.map(middleOf));
  if (chosen !== null) shapeOf(chosen).classList.add("chosen");
  bringIntoSight(chosen ?? partners[0] ?? [...links, ...proposed].flat()[0]);
}

// Sideways, where the drawing is wider than the screen.
function bringIntoSight(partner) {
  const [frame, shape] = [drawing.parentElement, shapeOf(partner)].map((one) => one.getBoundingClientRect());
  drawing.parentElement.scrollLeft += shape.left + shape.width / 2 - frame.left - frame.width / 2;
}

function propose([x, y], [farX, farY]) {
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const bend = [(x + farX) / 2 - (farY - y) / 10, (y + farY) / 2 + (farX - x) / 10];
  line.setAttribute("d", `M${x} ${y}Q${bend.join(" ")} ${farX} ${farY}`);
  line.setAttribute("class", "proposed");
  drawing.insertBefore(line, drawing.querySelector(".partner"));
}
