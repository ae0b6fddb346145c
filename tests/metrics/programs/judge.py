"""Judges that keep the protocol, and some that break it, each in its way."""

import json
import sys
import time


class Advice:
    """An entry point that marks one word."""

    package, model, version = "advice", "words", "1"

    def judge(self, questions):
        print("this goes to standard error")
        return [
            {"errors": [{"text": "advice"}] if "advice" in each["target"] else [], "score": 50} for each in questions
        ]


def main(way):
    if way == "silent":
        return
    header = {"schema": "mtcheck.judge/1", "package": "advice", "model": "words", "version": "1"}
    say({"package": "x"} if way == "headless" else header)
    batch = []
    for line in sys.stdin:
        if line.strip():
            batch.append(json.loads(line))
            continue
        answer(way, batch)
        if way != "unended":
            print(flush=True)
        batch = []


def answer(way, batch):
    if way == "crash":
        sys.exit("out of memory")
    if way == "hang":
        time.sleep(30)
    for question in batch[1:] if way == "skips" else batch:
        number = question["id"]
        good = {"errors": [{"text": "advice"}] if "advice" in question["target"] else []}
        if way == "prose":
            print("all is well", flush=True)
        elif way == "refuses":
            say({"id": number, "refused": "no time"})
        elif way == "nameless":
            say(good)
        elif way == "other":
            say({"id": number + 1000, **good})
        elif way == "bad":
            say({"id": number, "errors": 5})
        else:
            say({"id": number, **good})
        if way == "twice":
            say({"id": number, **good})


def say(value):
    print(json.dumps(value), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
