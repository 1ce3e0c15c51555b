"""A sheet for colleagues who live in Excel and Word: handed over as a file, and taken back from a spreadsheet."""
