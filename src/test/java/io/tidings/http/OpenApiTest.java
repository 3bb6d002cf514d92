package io.tidings.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import io.tidings.codec.ApiParams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the description of the server API to OpenAPI 3.1, and to the code. */
class OpenApiTest {

    private static SwaggerParseResult read;
    private static OpenAPI description;

    @BeforeAll
    static void parse() throws IOException {
        String yaml = Files.readString(Path.of("src/main/resources/io/tidings/http/openapi.yaml"));
        read = new OpenAPIV3Parser().readContents(yaml, List.of(), new ParseOptions());
        description = read.getOpenAPI();
    }

    @Test
    void it_is_a_valid_document_of_version_3_1() {
        assertEquals(List.of(), read.getMessages());
        assertEquals(SpecVersion.V31, description.getSpecVersion());
    }

    @Test
    void it_has_a_path_for_each_method_and_no_other() {
        Set<String> methods = Arrays.stream(ApiMethod.values())
                .map(method -> "/api/" + method.wireName())
                .collect(Collectors.toSet());
        assertEquals(methods, description.getPaths().keySet());
    }

    @ParameterizedTest
    @EnumSource
    void a_request_has_the_fields_that_the_code_reads_and_of_their_type(ApiMethod method) {
        Operation operation =
                description.getPaths().get("/api/" + method.wireName()).getPost();
        assertEquals(method.wireName(), operation.getOperationId());
        assertFields(
                method.fields(),
                operation.getRequestBody().getContent().get("application/json").getSchema());
    }

    /** As far as the code reads fields; what it keeps as it is written may be anything. */
    private void assertFields(List<String> fields, Schema<?> reference) {
        Map<String, ? extends Schema<?>> properties = properties(resolved(reference));
        assertEquals(new TreeSet<>(fields), new TreeSet<>(properties.keySet()));
        for (String field : fields) {
            Schema<?> schema = resolved(properties.get(field));
            ApiParams.Type type = ApiParams.type(field);
            Set<String> written = schema.getTypes() == null ? Set.of() : schema.getTypes();
            assertEquals(types(type), written, field);
            if (type == ApiParams.Type.OBJECT) {
                assertFields(ApiParams.fieldsOf(field), schema);
            }
        }
    }

    private static Set<String> types(ApiParams.Type type) {
        return switch (type) {
            case TEXT, BASE64 -> Set.of("string");
            case TEXTS, LIST -> Set.of("array");
            case LABELS, OBJECT, OBJECTS -> Set.of("object");
            case JSON -> Set.of();
            case INTEGER -> Set.of("integer");
            case FLAG -> Set.of("boolean");
        };
    }

    @SuppressWarnings("unchecked") // the parser's own maps are raw
    private static Map<String, Schema<?>> properties(Schema<?> schema) {
        return schema.getProperties() == null ? Map.of() : (Map<String, Schema<?>>) (Map<?, ?>) schema.getProperties();
    }

    private static Schema<?> resolved(Schema<?> schema) {
        String reference = schema.get$ref();
        if (reference == null) {
            return schema;
        }
        Schema<?> target =
                description.getComponents().getSchemas().get(reference.substring(reference.lastIndexOf('/') + 1));
        assertNotNull(target, reference);
        return target;
    }

    @Test
    void what_it_calls_required_is_refused_when_it_is_missing() {
        try (ApiFixture fixture = new ApiFixture()) {
            for (ApiMethod method : ApiMethod.values()) {
                String name = method.wireName();
                Schema<?> request = resolved(description
                        .getPaths()
                        .get("/api/" + name)
                        .getPost()
                        .getRequestBody()
                        .getContent()
                        .get("application/json")
                        .getSchema());
                boolean refused = fixture.ask(name, "{}").startsWith("{\"error\":{\"code\":107,");
                assertEquals(request.getRequired() != null, refused, name);
            }
        }
    }

    @Test
    void what_answers_hold_is_described() {
        try (ApiFixture fixture = new ApiFixture()) {
            assertDescribed(
                    "Position", fixture.ask("publish", "{\"channel\":\"a\",\"data\":1,\"tags\":{\"k\":\"v\"}}"));
            String history = fixture.ask("history", "{\"channel\":\"a\",\"limit\":1}");
            assertDescribed("Publication", history.substring(history.indexOf('['), history.indexOf(']')));
            String info = fixture.ask("info", "{}");
            assertDescribed("Node", info.substring(info.indexOf('[')));
            assertDescribed("Error", fixture.ask("publish", "{}").substring("{\"error\":".length()));
        }
    }

    private static void assertDescribed(String schema, String json) {
        Set<String> described =
                properties(description.getComponents().getSchemas().get(schema)).keySet();
        var each = java.util.regex.Pattern.compile("\"([a-z_]+)\":").matcher(json);
        int found = 0;
        while (each.find()) {
            String name = each.group(1);
            assertTrue(described.contains(name) || name.equals("result") || name.equals("k"), name + " in " + json);
            found++;
        }
        assertTrue(found > 1, json);
    }
}
