"""The pages as a browser shows them; a package, so that the browser is closed before other tests run."""
