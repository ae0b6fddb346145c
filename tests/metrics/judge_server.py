"""A real server on the loopback that speaks as a chat endpoint, a judge over HTTP or LanguageTool, well and badly."""

from __future__ import annotations

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

GOOD = {"errors": [], "score": 90}


class Server(ThreadingHTTPServer):
    """A server with a way to answer, which gets the question and the number of the request."""

    daemon_threads = True

    def __init__(self, answer):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answer = answer
        self.requests = []
        self.lock = threading.Lock()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """Notes each request and lets the server's function write the answer."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with self.server.lock:
            self.server.requests.append((self.path, dict(self.headers), body))
            number = len(self.server.requests)
        self.server.answer(self, body, number)

    def send(self, body, status=200, headers=()):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def say(self, content, **more):
        """An answer of a chat endpoint."""
        text = content if isinstance(content, str) else json.dumps(content)
        choice = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop", **more}
        self.send({"choices": [choice], "usage": {"prompt_tokens": 1000, "completion_tokens": 50}})

    def drip(self, data, pause):
        """An answer that comes a byte at a time."""
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        for at in range(len(data)):
            self.wfile.write(data[at : at + 1])
            self.wfile.flush()
            time.sleep(pause)

    def log_message(self, *_):
        pass


@contextmanager
def serving(answer):
    """A server that answers in this way until the block is left."""
    server = Server(answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def question_of(body):
    """The pair that a request to a chat endpoint is about."""
    return json.loads(json.loads(body)["messages"][1]["content"])
