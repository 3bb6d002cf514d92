# Fuzzing: Jazzer feeds the decoders. Sourced by bin/test.
# shellcheck shell=bash

# One Jazzer for each decoder, because a run is guided by what one target reaches. Ends with the first finding, whose
# bytes stay in target/fuzz. TIDINGS_FUZZ_SECONDS: how long each may search (60).
fuzz_decoders() {
    mkdir -p target/fuzz
    mvn -B -ntp -q -Pfuzz -Dfrontend.skip=true "$@" test-compile dependency:build-classpath \
        -Dmdep.outputFile=target/fuzz/classpath </dev/null
    local classpath format
    classpath=target/classes:target/test-classes:$(<target/fuzz/classpath)
    java -cp "$classpath" io.tidings.codec.DecoderFuzz target/fuzz
    for format in JSON PROTOBUF PLAIN PLAIN_MSGPACK PLAIN_PROTOBUF PUSHES; do
        echo "fuzzing $format"
        java -cp "$classpath" -Dtidings.fuzz.format="$format" com.code_intelligence.jazzer.Jazzer \
            --target_class=io.tidings.codec.DecoderFuzz --reproducer_path=target/fuzz \
            '--instrumentation_includes=io.tidings.codec.*:com.google.protobuf.Coded*:com.google.protobuf.Utf8*:org.msgpack.**' \
            '--custom_hook_includes=io.tidings.codec.*' \
            -artifact_prefix=target/fuzz/ -max_total_time="${TIDINGS_FUZZ_SECONDS:-60}" "target/fuzz/$format" \
            2>&1 | grep -v "^INFO: Instrumented"
    done
}
