// What the desk asks of its server: changes go one at a time, in the order in which they were made.
let version = document.body.dataset.version;
let last = Promise.resolve();
let round = 0;
let waiting = 0;

/** The answer to a question: its status, and JSON or text. */
export async function ask(path, body) {
  const options = body === undefined ? {} : {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  };
  try {
    const answer = await fetch(new URL(path, document.baseURI), options);
    const json = answer.headers.get("Content-Type")?.includes("json");
    return { status: answer.status, data: json ? await answer.json() : await answer.text() };
  } catch {
    return { status: 0, data: {} };
  }
}

/** A change of the files as they were last seen; what waits behind one that failed is not sent (status -1). */
export function change(path, body = {}) {
  const mine = round;
  waiting += 1;
  const turn = last.then(async () => {
    if (mine !== round) return { status: -1, data: {} };
    const answer = await ask(path, { base: version, ...body });
    if (answer.status === 200) version = answer.data.version ?? version;
    else round += 1;
    return answer;
  });
  last = turn.finally(() => { waiting -= 1; });
  return turn;
}

/** Go on from another version of the files; the one before is handed back. */
export function goOnFrom(other) {
  const before = version;
  version = other;
  return before;
}

/** True while the server has not answered to all that was sent. */
export const underway = () => waiting > 0;

/** Resolves when nothing is on its way any more. */
export const settled = () => last;
