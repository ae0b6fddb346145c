"""What mtcheck itself spends on asking a judge: ``python benchmarks/judges.py [--pairs 1000] [--concurrency 8]``.

A server in a process of its own answers at once. Printed are processor time of this process a pair, the time on the
clock, and how many requests a second run makes, whose answers are kept.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import tempfile
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.queues import SimpleQueue

from mtcheck.metrics.judges import Question, end_all, read_judges, session_of


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        message = {"message": {"content": '{"errors": [{"text": "one"}], "score": 80}'}, "finish_reason": "stop"}
        data = json.dumps({"choices": [message]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


def _serve(ports: SimpleQueue[int]) -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    ports.put(server.server_port)
    server.serve_forever()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--concurrency", type=int, default=8)
    given = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    ports: SimpleQueue[int] = context.SimpleQueue()
    server = context.Process(target=_serve, args=(ports,), daemon=True)
    server.start()
    table = {"kind": "chat", "model": "m", "url": f"http://127.0.0.1:{ports.get()}", "concurrency": given.concurrency}
    settings = read_judges({"local": table}, "here")["local"]
    questions = [Question(f"eins zwei {at}", f"one two {at}") for at in range(given.pairs)]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["MTCHECK_CACHE"] = folder
        for run in ("first", "second"):
            session = session_of(settings)
            start, clock = time.process_time(), time.perf_counter()
            session.ask(questions)
            spent, clock = time.process_time() - start, time.perf_counter() - clock
            each = spent / given.pairs * 1000
            print(f"{run} run: {each:.2f} ms of processor a pair, {clock:.1f} s, {session.spending.pairs} requests")
            end_all()
    server.terminate()


if __name__ == "__main__":
    main()
