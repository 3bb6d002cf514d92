package io.tidings.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Where Jakarta REST begins; everything outside of it is left to the page's files and the WebSocket endpoints. */
@ApplicationPath("demo")
public class RestApplication extends Application {}
