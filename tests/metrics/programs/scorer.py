"""A scoring program for tests: keeps the protocol, or breaks it in the way that its first argument names."""

import json
import sys
import time

way, *rest = sys.argv[1:]


def say(value):
    print(json.dumps(value) if not isinstance(value, str) else value, flush=True)


if way == "silent":
    sys.exit(0)
if way == "crash-first":
    sys.exit("no such model: tiny")
if way == "hang-first":
    time.sleep(60)
header = {
    "schema": "mtcheck.scores/1",
    "package": "lengths",
    "model": "tiny",
    "version": "1.0",
    "stays": way == "stays",
}
header.update(json.loads(rest[0]) if rest else {})
say(way.removeprefix("say:") if way.startswith("say:") else header)


def score(pair):
    return round(100 * min(len(pair["target"]) / max(len(pair["source"]), 1), 1), 3)


def batches():
    batch = []
    for line in sys.stdin:
        if line.strip():
            batch.append(json.loads(line))
        else:
            yield batch
            batch = []
    if batch:
        yield batch


for batch in batches():
    if way == "noise":
        print("loading, please wait\n" * 5000, file=sys.stderr)
    if way == "hang":
        time.sleep(60)
    if way == "crash":
        print("Traceback ...\nRuntimeError: out of memory", file=sys.stderr)
        sys.exit(3)
    if way == "binary":
        sys.stdout.buffer.write(b"\xff\xfe\n")
    for at, pair in enumerate(batch):
        answer = {"id": pair["id"], "score": score(pair)}
        if at == 1:
            answer = {
                "nan": {"id": pair["id"], "score": float("nan")},
                "huge": json.dumps({"id": pair["id"], "score": 10**400}),
                "text": {"id": pair["id"], "score": "good"},
                "flag": {"id": pair["id"], "score": True},
                "no-json": "0.73",
                "no-id": {"score": 1.0},
                "twice": {"id": batch[0]["id"], "score": 1.0},
                "stranger": {"id": 999_999, "score": 1.0},
                "refuses": {"id": pair["id"], "refused": "612 tokens are more than 512"},
            }.get(way, answer)
            if way == "few":
                continue
        say(answer)
    if way == "many":
        say({"id": batch[-1]["id"] + 1, "score": 1.0})
    if header["stays"]:
        print(flush=True)
    else:
        break
