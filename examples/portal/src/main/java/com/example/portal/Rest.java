package com.example.portal;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Not below /api, which is where an embedded Tidings has its server API. */
@ApplicationPath("rest")
public class Rest extends Application {}
