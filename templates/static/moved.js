// A page at a former address leads on by itself; what stood behind the # there stands behind it at the new one.
location.replace(document.currentScript.dataset.target + location.search + location.hash);
