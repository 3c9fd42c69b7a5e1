// Registered and taken away again by check.html: does this browser let a page have a service worker?
