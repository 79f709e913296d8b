package org.tousaidants.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

/// A database that goes away in the middle of a request is a pause (503), not a mistake of ours (500).
class DatabaseAwayTest {
    @Test
    void whatIsAwayComesBack() {
        assertThat(DatabaseAway.causes(new DataAccessResourceFailureException("gone")))
                .isTrue();
        assertThat(DatabaseAway.causes(new IllegalStateException(
                        new TransactionSystemException("commit", new SQLException("terminating", "57P01")))))
                .isTrue();
        assertThat(DatabaseAway.causes(new UncategorizedSQLException("x", "y", new SQLException("broken", "08006"))))
                .isTrue();
    }

    @Test
    void aMistakeStaysAMistake() {
        assertThat(DatabaseAway.causes(
                        new DataIntegrityViolationException("twice", new SQLException("twice", "23505"))))
                .isFalse();
        assertThat(DatabaseAway.causes(new NullPointerException())).isFalse();
        assertThat(DatabaseAway.causes(null)).isFalse();
    }
}
