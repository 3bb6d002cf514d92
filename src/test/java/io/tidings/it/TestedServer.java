package io.tidings.it;

/** The servers that the stories are told on. */
enum TestedServer {
    PAYARA_MICRO("Payara Micro", "payara.version"),
    PAYARA_SERVER("Payara Server", "payara.version"),
    /** With the layers that Tidings needs. */
    WILDFLY("WildFly, provisioned", "wildfly.version"),
    /** As downloaded. */
    WILDFLY_FULL("WildFly, full", "wildfly.version"),
    /** Not in the README's table: it cannot do all of it; docs/servers.md says what. */
    OPEN_LIBERTY("Open Liberty", "openliberty.version");

    private final String label;
    private final String versionProperty;

    /** {@code versionProperty} is where {@code pom.xml} has its version. */
    TestedServer(String label, String versionProperty) {
        this.label = label;
        this.versionProperty = versionProperty;
    }

    String label() {
        return label;
    }

    /** Whether it is a column of the table in the README. */
    boolean tabled() {
        return this != OPEN_LIBERTY;
    }

    String versionProperty() {
        return versionProperty;
    }
}
