"""The parts of benchmarks/calibration.py: each module has a function that prints its tables."""
