package io.tidings.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tidings.codec.ApiParams;
import io.tidings.codec.ApiWriter;
import io.tidings.hub.Decision;
import io.tidings.protocol.ErrorCode;
import io.tidings.protocol.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Several calls of the server API in one request: a batch, or lines of the older form. Thread-safe. */
final class SeveralCalls {

    private final ServerApi api;

    SeveralCalls(ServerApi api) {
        this.api = api;
    }

    /** Refuses all of them if one is no call. */
    CompletionStage<Decision<Payload>> batch(ApiParams params) {
        List<ApiCommand> commands = new ArrayList<>();
        for (Payload written : params.list("commands")) {
            ApiCommand command = ApiCommand.read(written);
            if (command == null) {
                return ServerApi.refused(ErrorCode.BAD_REQUEST);
            }
            commands.add(command);
        }
        if (commands.isEmpty()) {
            return ServerApi.refused(ErrorCode.BAD_REQUEST);
        }
        return each(commands, params.flag("parallel"), this::reply)
                .thenApply(list -> Decision.granted(ApiWriter.list("replies", list)));
    }

    /** Calls in the older form, one after the other: a line of reply for each. The stage never fails. */
    CompletableFuture<Payload> inOlderForm(List<LegacyCall> calls) {
        return each(calls, false, this::reply)
                .thenApply(lines -> Payload.of(lines.stream()
                        .map(Payload::text)
                        .collect(Collectors.joining("\n"))
                        .getBytes(UTF_8)))
                .toCompletableFuture();
    }

    private static <T> CompletionStage<List<Payload>> each(
            List<T> calls, boolean parallel, Function<T, CompletableFuture<Payload>> reply) {
        List<CompletableFuture<Payload>> replies = new ArrayList<>();
        CompletableFuture<?> before = CompletableFuture.completedFuture(null);
        for (T call : calls) {
            CompletableFuture<Payload> next =
                    parallel ? reply.apply(call) : before.thenCompose(done -> reply.apply(call));
            replies.add(next);
            before = next;
        }
        return all(replies);
    }

    private CompletableFuture<Payload> reply(LegacyCall call) {
        CompletableFuture<Decision<Payload>> coming = call.method() == null
                ? ServerApi.refused(ErrorCode.METHOD_NOT_FOUND)
                : call.params().malformed().isEmpty()
                        ? api.call(call.method(), call.params())
                        : ServerApi.refused(ErrorCode.BAD_REQUEST);
        return coming.thenApply(decision -> ServerApi.response(call.id(), decision));
    }

    private CompletableFuture<Payload> reply(ApiCommand command) {
        return api.call(command.method(), command.params()).thenApply(decision -> {
            return decision instanceof Decision.Granted<Payload> granted
                    ? ApiWriter.named(command.method().wireName(), granted.value())
                    : ServerApi.response(decision);
        });
    }

    /** All of them, in their order. */
    static <T> CompletionStage<List<T>> all(List<CompletableFuture<T>> each) {
        return CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
                .thenApply(done -> each.stream().map(CompletableFuture::join).toList());
    }
}
