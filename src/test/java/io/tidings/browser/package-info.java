/**
 * The page as people see it: a real Chromium, a real server, the page from the WAR. A {@link io.tidings.browser.Tab} is one
 * person's browser, known by the {@code data-testid}s that {@code src/main/frontend/README.md} lists; what is asked of it
 * waits until it is so. {@link io.tidings.browser.Look} is how the page is looked at: by axe, and for the screenshots in
 * {@code target/screenshots}.
 */
package io.tidings.browser;
