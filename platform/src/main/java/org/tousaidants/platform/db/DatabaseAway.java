package org.tousaidants.platform.db;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/// « Base absente » — whether a failure means that the database went away in the middle of the request: it comes back,
/// and nothing is wrong with what was asked.
public final class DatabaseAway {
    private static final String CONNECTION_LOST = "08";
    private static final String SHUT_DOWN = "57P";

    private DatabaseAway() {}

    public static boolean causes(@Nullable Object failure) {
        for (var cause = failure instanceof Throwable first ? first : null; cause != null; cause = cause.getCause())
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof CannotCreateTransactionException
                    || cause instanceof SQLException sql && isLost(sql)) return true;
        return false;
    }

    private static boolean isLost(SQLException failure) {
        return Optional.ofNullable(failure.getSQLState())
                .filter(state -> state.startsWith(CONNECTION_LOST) || state.startsWith(SHUT_DOWN))
                .isPresent();
    }
}
