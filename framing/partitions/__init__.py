"""The same counts, partition by partition: on this machine or on a cluster."""
