package io.tidings.ingest;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is not there from a statement that it refuses. */
final class Absence {

    private Absence() {}

    /** Whether the failure, or one that it came from, says that the database is gone, going, or too slow. */
    static boolean isAbsence(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLTransientConnectionException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof SQLTimeoutException
                    || (cause instanceof SQLException sql && isAbsence(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /**
     * By the class of the code (SQL standard, and appendix A of PostgreSQL's manual): 08 connection, 53 no resources, 57 an
     * operator stepped in, which is also how a time-out of a statement ends, 58 system; 90 with what follows is H2's.
     */
    private static boolean isAbsence(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("53")
                        || state.startsWith("57")
                        || state.startsWith("58")
                        || state.equals("90067")
                        || state.equals("90098")
                        || state.equals("90121"));
    }
}
