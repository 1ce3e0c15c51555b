"""What an editor should know of checked sheets before they are published, and what publishing them writes."""
