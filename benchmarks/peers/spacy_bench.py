"""Runs spaCy over JSON lines of articles on one core and prints its figures.

    python3 spacy_bench.py en_core_web_sm articles.jsonl
"""

import json
import os
import resource
import sys
import time


def started():
    """Seconds since this process began."""
    with open("/proc/self/stat") as f:
        ticks = float(f.read().rsplit(")", 1)[1].split()[19])
    with open("/proc/uptime") as f:
        up = float(f.read().split()[0])
    return up - ticks / os.sysconf("SC_CLK_TCK")


def main():
    model, name = sys.argv[1:3]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    import spacy

    with open(name, encoding="utf-8") as f:
        texts = [json.loads(line)["text"] for line in f]
    nlp = spacy.load(model)
    nlp(texts[0])
    first = started() if os.path.exists("/proc/self/stat") else time.process_time()
    begin = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    seconds = time.perf_counter() - begin
    print(json.dumps({
        "system": "spaCy",
        "version": f"{spacy.__version__}, {model} {nlp.meta['version']}",
        "does": "tags, trees, names",
        "first_ms": first * 1000,
        "seconds": seconds,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6,
    }))


main()
