"""Cache, waves and workers; knows jobs, not Arabic, facts or HTML."""
