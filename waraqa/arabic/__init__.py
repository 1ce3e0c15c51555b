"""The Arabic language as the finders need it; nothing here knows of facts, sheets or sites."""
