/** Tidings is in this WAR: beans inject its publishers, and the login of this WAR is its login. */
package com.example.portal.embedded;
