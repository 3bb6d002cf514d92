/**
 * A small portal: requests that colleagues approve, on a Faces page, and a board of notices, on a page of plain HTML and
 * Jakarta REST. It knows nothing of Tidings; what happens in it is told as CDI events.
 *
 * <p>One of two packages makes live updates of them: {@code embedded} where the portal's WAR has Tidings in it,
 * {@code beside} where Tidings is a WAR of its own in the same server. Each of the two WARs that Maven builds has one.
 */
package com.example.portal;
