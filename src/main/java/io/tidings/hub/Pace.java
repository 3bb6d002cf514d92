package io.tidings.hub;

import io.tidings.config.LimitConfig;
import io.tidings.protocol.Command;
import io.tidings.protocol.DisconnectCode;
import io.tidings.protocol.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * How fast one client sends commands. Who sends too many is told so, command by command; who goes on all the same, for as
 * many commands as it may send at once, is disconnected. Thread-safe.
 */
final class Pace {

    /** What becomes of a command. */
    enum Verdict {
        HANDLE,
        REFUSE,
        DISCONNECT
    }

    private final TokenBucket commands;
    private final TokenBucket refusals;

    private Pace(TokenBucket.Rate rate, long now) {
        commands = new TokenBucket(rate, now);
        refusals = new TokenBucket(rate, now);
    }

    /** The pace of a new client, whose clock stands at {@code now} nanoseconds; null where there is no limit. */
    static @Nullable Pace of(LimitConfig limit, long now) {
        if (limit.commandRate() == 0) {
            return null;
        }
        return new Pace(TokenBucket.Rate.of(limit.commandRate(), limit.commandBurst()), now);
    }

    /** Whether a command may be handled; if not, the client has been told. */
    boolean admits(Client client, Command command) {
        Verdict verdict = verdict(command, System.nanoTime());
        if (verdict == Verdict.HANDLE) {
            return true;
        }
        client.hub().refused(Limit.COMMANDS);
        if (verdict == Verdict.REFUSE && client.connected()) {
            client.answer(command.id(), ErrorCode.TOO_MANY_REQUESTS);
        } else {
            // nothing may come before the reply to connect
            client.disconnect(DisconnectCode.TOO_MANY_REQUESTS);
        }
        return false;
    }

    /** What becomes of a command that comes at {@code now}. Pongs were asked for, so they do not count. */
    Verdict verdict(Command command, long now) {
        if (command instanceof Command.Pong || commands.take(now) == 0) {
            return Verdict.HANDLE;
        }
        // without an id there is no reply to be told in, and what is not done must not seem done
        if (refusals.take(now) > 0 || command.id() == 0) {
            return Verdict.DISCONNECT;
        }
        // giving something back is never too much, and SDKs cannot go on when it is refused
        return command instanceof Command.Unsubscribe ? Verdict.HANDLE : Verdict.REFUSE;
    }
}
