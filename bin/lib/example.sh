# What bin/serve --example serves: Tidings inside another application's WAR, or beside it.
# shellcheck shell=bash disable=SC2034,SC2154

[[ -z $production ]] || die "--example: its users are those of development, so it cannot be had with --production."

project=examples/pom.xml
sources+=(examples)
served="The portal"
context=/$example
development=examples/portal/src/main/resources/META-INF/microprofile-config.properties

case $example in
    portal)
        wars=(examples/portal/target/portal.war)
        development= # they are in the WAR
        endpoint=/portal/connection/websocket
        ;;
    portal-beside)
        wars=("$war" examples/portal/target/portal-beside.war)
        jvm=(-Dtidings.cdi.same_server=true "${jvm[@]}")
        ;;
    *) die "--example $example: must be portal or portal-beside." ;;
esac
