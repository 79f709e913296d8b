package org.tousaidants.platform.db;

import java.sql.SQLException;
import java.util.Optional;

/// « Base partie » — whether an error says that the connection broke or that the server is shutting down: it comes
/// back,
/// and nothing is wrong with what was asked. (PostgreSQL, appendix A: classes 08 and 57P.)
public final class DatabaseAway {
    private DatabaseAway() {}

    public static boolean says(Throwable error) {
        return error instanceof SQLException sql
                && Optional.ofNullable(sql.getSQLState())
                        .filter(state -> state.startsWith("08") || state.startsWith("57P"))
                        .isPresent();
    }
}
