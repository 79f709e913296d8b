package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

/// A database that becomes unavailable during a request gives status 503, not 500.
class DatabaseOutageDetectorTest {
    @Test
    void whatIsAwayComesBack() {
        assertThat(DatabaseOutageDetector.causes(new DataAccessResourceFailureException("gone")))
                .isTrue();
        assertThat(DatabaseOutageDetector.causes(new IllegalStateException(
                        new TransactionSystemException("commit", new SQLException("terminating", "57P01")))))
                .isTrue();
        assertThat(DatabaseOutageDetector.causes(
                        new UncategorizedSQLException("x", "y", new SQLException("broken", "08006"))))
                .isTrue();
    }

    @Test
    void aMistakeStaysAMistake() {
        assertThat(DatabaseOutageDetector.causes(
                        new DataIntegrityViolationException("twice", new SQLException("twice", "23505"))))
                .isFalse();
        assertThat(DatabaseOutageDetector.causes(new NullPointerException())).isFalse();
        assertThat(DatabaseOutageDetector.causes(null)).isFalse();
    }
}
