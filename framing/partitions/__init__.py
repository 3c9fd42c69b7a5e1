"""The same counts, partition by partition: on this machine or on a cluster.

`count` does it all. Where another engine shall run it, the same functions serve: each partition is looked at, then
counted, and blocks merge in any order. With Spark:

    source, recipe = open_source("articles.parquet"), recipe_of(lexicons)
    look = partial(look_at, recipe=recipe)
    plan = settle(source, recipe, sc.parallelize(source.partitions).map(look).reduce(merge))
    work = partial(count_partition, recipe=plan.recipe)
    counts = Counts(plan, sc.parallelize(list(plan.tasks())).map(work).reduce(merge))

With Ray:

    look, work = ray.remote(look_at), ray.remote(count_partition)
    source, recipe = open_source("articles.parquet"), recipe_of(lexicons)
    plan = settle(source, recipe, reduce(merge, ray.get([look.remote(p, recipe) for p in source.partitions])))
    blocks = ray.get([work.remote(p, plan.recipe) for p in plan.tasks()])
    counts = Counts(plan, reduce(merge, blocks))
"""

from framing.partitions.blocks import Block, merge
from framing.partitions.counting import count_partition
from framing.partitions.counts import Counts
from framing.partitions.divide import open_source, partitions_of
from framing.partitions.look import Plan, look_at, settle
from framing.partitions.places import Partition, Source
from framing.partitions.recipe import Recipe, recipe_of
from framing.partitions.run import count

__all__ = [
    "Block",
    "Counts",
    "Partition",
    "Plan",
    "Recipe",
    "Source",
    "count",
    "count_partition",
    "look_at",
    "merge",
    "open_source",
    "partitions_of",
    "recipe_of",
    "settle",
]
