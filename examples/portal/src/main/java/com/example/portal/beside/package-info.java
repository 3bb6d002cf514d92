/** Tidings is another WAR in this server: it is called by the platform's MBean server, and only the JDK is shared. */
package com.example.portal.beside;
