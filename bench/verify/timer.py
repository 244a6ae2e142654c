"""Times the canonical form of JSON texts; the other side of a pipe to python.mts.

In, a line with a text as a JSON string. Out, a line with the microseconds of CPU time that it took.
"""

import json
import pathlib
import platform
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "scripts" / "differential"))
from canonical import canonical  # noqa: E402

SLICE_SECONDS = 0.002


def microseconds(text: bytes) -> float:
    times = 0
    begun = time.process_time()
    while True:
        canonical(text)
        times += 1
        spent = time.process_time() - begun
        if spent >= SLICE_SECONDS:
            return spent / times * 1e6


print(platform.python_implementation(), platform.python_version(), flush=True)
for line in sys.stdin:
    print(microseconds(json.loads(line).encode()), flush=True)
