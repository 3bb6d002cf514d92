package io.tidings.bench;
final class Report { static Report of(Results r) { return new Report(); } void write(java.nio.file.Path p) {} }
