package org.tousaidants.platform.db;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/// « Base absente » — detects failures of a request that were caused by an unavailable database: they are temporary,
/// and the request itself is valid.
public final class DatabaseOutageDetector {
    private static final String CONNECTION_LOST = "08";
    private static final String SHUT_DOWN = "57P";

    private DatabaseOutageDetector() {}

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
