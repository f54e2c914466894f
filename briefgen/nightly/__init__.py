"""Many briefs, unattended: which papers are stale and why, workers that can be lost, and what the morning is told."""
