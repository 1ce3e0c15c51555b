"""The preview: shows the site to one machine while it is written, and reloads the browser when it was built anew.

It knows no sheets: what it shows is what a function makes, and nothing is written to disk.
"""
