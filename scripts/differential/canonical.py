"""Canonicalises JSON texts as Didit's specification does; the other side of a pipe to run.mts.

In and out, a number of 4 bytes (big-endian) says how long what follows is. In: a JSON text as UTF-8.
Out: the canonical text as UTF-8 behind one byte, or the name of an exception.

    k  the canonical text
    d  the canonical text, given only with a higher recursion limit than Python starts with
    x  the exception that the reference raises
"""

import json
import platform
import struct
import sys
import threading

# As Python comes. The frames that a level of nesting takes differ between its versions.
USUAL_RECURSION_LIMIT = 1000
HIGH_RECURSION_LIMIT = 10_000


def process_value(v):
    if isinstance(v, float) and v == int(v):
        return int(v)
    if isinstance(v, dict):
        return {k: process_value(val) for k, val in v.items()}
    if isinstance(v, list):
        return [process_value(i) for i in v]
    return v


def canonical(text: bytes) -> bytes:
    value = process_value(json.loads(text.decode("utf-8")))
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def answer(text: bytes) -> bytes:
    try:
        return b"k" + canonical(text)
    except RecursionError:
        pass
    except (ValueError, OverflowError) as error:
        return b"x" + type(error).__name__.encode()
    sys.setrecursionlimit(HIGH_RECURSION_LIMIT)
    try:
        return b"d" + canonical(text)
    except (ValueError, OverflowError, RecursionError) as error:
        return b"x" + type(error).__name__.encode()
    finally:
        sys.setrecursionlimit(USUAL_RECURSION_LIMIT)


def serve() -> None:
    read, write = sys.stdin.buffer, sys.stdout.buffer
    send(write, f"{platform.python_implementation()} {platform.python_version()}".encode())
    while head := read.read(4):
        send(write, answer(read.read(struct.unpack(">I", head)[0])))


def send(write, content: bytes) -> None:
    write.write(struct.pack(">I", len(content)) + content)
    write.flush()


if __name__ == "__main__":
    sys.setrecursionlimit(USUAL_RECURSION_LIMIT)
    # Python's own default; versions without this limit also lack security fixes of 2022.
    sys.set_int_max_str_digits(4300)
    # The high recursion limit needs a stack of its own.
    threading.stack_size(512 * 1024 * 1024)
    thread = threading.Thread(target=serve)
    thread.start()
    thread.join()
