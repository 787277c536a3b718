"""Runs spaCy over JSON lines of articles on one core and prints its figures, in
seconds of the processor.

    python3 spacy_bench.py en_core_web_sm articles.jsonl
"""

import json
import os
import resource
import sys
import time


def main():
    model, name = sys.argv[1:3]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    import spacy

    with open(name, encoding="utf-8") as f:
        texts = [json.loads(line)["text"] for line in f]
    nlp = spacy.load(model)
    nlp(texts[0])
    first = time.process_time()  # since the process began, of all threads
    for _ in nlp.pipe(texts):
        pass
    seconds = time.process_time() - first
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    print(json.dumps({
        "system": "spaCy",
        "version": f"{spacy.__version__}, {model} {nlp.meta['version']}",
        "does": "tags, trees, names",
        "first_ms": first * 1000,
        "seconds": seconds,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6,
    }))


main()
