"""MinHash deduplication of a JSON Lines file with datatrove, its usual 14 bands of 8; prints how many texts are left."""
import os
import shutil
import sys

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.dedup import MinhashDedupBuckets, MinhashDedupCluster, MinhashDedupFilter, MinhashDedupSignature
from datatrove.pipeline.dedup.minhash import MinhashConfig
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter
from datatrove.utils.typeshelper import Languages

source, work = os.path.abspath(sys.argv[1]), sys.argv[2]
shutil.rmtree(work, ignore_errors=True)
config = MinhashConfig(num_buckets=14, hashes_per_bucket=8)
reader = JsonlReader(os.path.dirname(source), glob_pattern=os.path.basename(source))

for pipeline, tasks in (
    ([reader, MinhashDedupSignature(f"{work}/signatures", config=config, language=Languages.japanese)], 1),
    ([MinhashDedupBuckets(f"{work}/signatures", f"{work}/buckets", config=config)], 14),
    ([MinhashDedupCluster(f"{work}/buckets", f"{work}/remove", config=config)], 1),
    ([reader, MinhashDedupFilter(f"{work}/remove"), JsonlWriter(f"{work}/kept", compression=None)], 1),
):
    LocalPipelineExecutor(pipeline, tasks=tasks, workers=1, skip_completed=False).run()

kept = sum(1 for name in os.listdir(f"{work}/kept") for _ in open(f"{work}/kept/{name}", "rb"))
print(f"keeps {kept} texts")
