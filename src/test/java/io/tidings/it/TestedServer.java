package io.tidings.it;

/** The servers that the stories are told on: the columns of the table in the README. */
enum TestedServer {
    PAYARA_MICRO("Payara Micro", "payara.version"),
    PAYARA_SERVER("Payara Server", "payara.version"),
    /** With the layers that Tidings needs. */
    WILDFLY("WildFly, provisioned", "wildfly.version"),
    /** As downloaded. */
    WILDFLY_FULL("WildFly, full", "wildfly.version");

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

    String versionProperty() {
        return versionProperty;
    }
}
